import type { FaultList } from './faults.ts';

/** Longer files are refused unread: the residents of all comuni of Italy take 5 million bytes. */
export const LONGEST_FILE = 20_000_000;

/** First bytes of what people send instead of a text: a spreadsheet (a ZIP or an old one), a PDF. */
const OTHER_KINDS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
];
const LINE_END = 0x0a;

/** The text of a file in UTF-8, without its mark; null when it is none, with the fault added. */
export function decodeFile(bytes: Uint8Array, faults: FaultList): string | null {
  if (bytes.length > LONGEST_FILE) {
    faults.add(null, null, 'too_large', { megabytes: LONGEST_FILE / 1_000_000 });
    return null;
  }
  if (OTHER_KINDS.some((kind) => kind.every((byte, index) => bytes[index] === byte)) || bytes.includes(0)) {
    faults.add(null, null, 'not_text');
    return null;
  }
  const text = decoded(bytes);
  if (text === null) faults.add(firstBadLine(bytes), null, 'not_utf8');
  else if (text.trim() === '') faults.add(null, null, 'empty_file');
  return text?.trim() ? text : null;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The line, from 1, with the first bytes that are no UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_END, start);
    const stop = end === -1 ? bytes.length : end;
    if (decoded(bytes.subarray(start, stop)) === null) break;
    start = stop + 1;
  }
  return line;
}
