/** Letters gathered before they go out: many small pieces cost more than they weigh. */
const PIECE = 64 * 1024;

/** A stream of what is asked of it, when it is asked; other requests get their turn between two pieces. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(stream) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

/** Text as UTF-8, in pieces worth sending. */
export async function* encoded(texts: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  if (piece) yield encoder.encode(piece);
}
