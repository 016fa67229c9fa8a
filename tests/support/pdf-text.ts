import { inflateSync } from 'node:zlib';

/** The text of a PDF of ours, piece by piece in the order in which it was written: what a reader copies out of it. */
export function pdfPieces(file: Uint8Array): string[] {
  const source = Buffer.from(file).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, no = '', body = '']) => [no, body]),
  );
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of objects.values()) {
    for (const [, name = '', no = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(no) ?? '')?.[1] ?? '';
      fonts.set(name, lettersOf(streamOf(objects.get(unicode) ?? '')));
    }
  }
  return [...objects.values()].flatMap((body) => {
    const content = streamOf(body);
    return / Tf\b/.test(content) ? piecesOf(content, fonts) : [];
  });
}

function streamOf(body: string): string {
  const [, head = '', stream = ''] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? [];
  if (!head.includes('/FlateDecode')) return stream;
  return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1');
}

/** Glyphs (four hexadecimal digits) and the letters they stand for. */
function lettersOf(cmap: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<(\w+)>/g)].forEach(([, code = ''], index) => {
      const glyph = (Number.parseInt(from, 16) + index).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(code, 'hex').swap16().toString('utf16le'));
    });
  }
  return letters;
}

function piecesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  let letters: ReadonlyMap<string, string> | undefined;
  const pieces: string[] = [];
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font);
    if (shown === undefined) continue;
    const glyphs = [...shown.matchAll(/<(\w+)>/g)].map(([, hex]) => hex).join('');
    pieces.push(
      (glyphs.match(/\w{4}/g) ?? []).map((glyph) => letters?.get(glyph.toLowerCase()) ?? '?').join(''),
    );
  }
  return pieces;
}
