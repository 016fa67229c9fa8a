import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file of an archive, made while it is packed. */
export interface Packed {
  readonly name: string;
  readonly content: Iterable<string> | AsyncIterable<string>;
  /** Not compressed: for a first file that says what the archive is. */
  readonly stored?: true;
}

/** The bytes of an archive: never more than a piece of it in memory. Its files are of the civil day `day`, else of now. */
export async function* zipOf(
  files: Iterable<Packed> | AsyncIterable<Packed>,
  day?: string,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  function* take() {
    const taken = ready;
    ready = [];
    yield* taken;
  }
  for await (const { name, content, stored } of files) {
    const file = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    // Archives write the hour of the machine, without its zone: its own midnight reads the same everywhere.
    if (day) file.mtime = `${day}T00:00:00`;
    zip.add(file);
    for await (const piece of content) {
      file.push(encoder.encode(piece));
      yield* take();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}
