import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCheck } from '../unit/people/synthetic-code.ts';

/** The characters of base64 that a word fixes wherever it begins; those at its edges change with their neighbours. */
function base64Cores(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]).toString('base64');
    return encoded.slice(
      Math.ceil((before * 8) / 6),
      Math.floor(((before + Buffer.byteLength(word)) * 8) / 6),
    );
  });
}

/** How a word can stand in a file and still be read by anybody, by the name of the form. */
export function formsOf(word: string): Readonly<Record<string, readonly string[]>> {
  const bytes = Buffer.from(word);
  const cased = [word, word.toUpperCase(), word.toLowerCase()];
  const base64 = cased.flatMap(base64Cores);
  return {
    'as it is': [bytes.toString('latin1')],
    'in capitals': [Buffer.from(word.toUpperCase()).toString('latin1')],
    'in small letters': [Buffer.from(word.toLowerCase()).toString('latin1')],
    'in base64': base64,
    'in base64 for addresses': base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    'in hexadecimal': [bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
    'as part of an address': [encodeURIComponent(word)],
    'as a field of a form': [String(new URLSearchParams({ '': word })).slice(1)],
    'in two-byte characters': [Buffer.from(word, 'utf16le').toString('latin1')],
  };
}

/** The forms in which a word stands in `text` (bytes as latin1), whatever its case; none when it cannot be read there. */
export function findInClear(text: string, word: string): string[] {
  const small = text.toLowerCase();
  const anyCase = small.includes(Buffer.from(word.toLowerCase()).toString('latin1'));
  const forms = Object.entries(formsOf(word)).filter(([, written]) =>
    written.some((form) => text.includes(form)),
  );
  return forms.length === 0 && anyCase ? ['in mixed letters'] : forms.map(([name]) => name);
}

/** Digits or, by omocodia, letters in their place; looked for from every character on. */
const CODE_SHAPE =
  /(?=([A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]))/gi;

/** A record's id; in a file of the database it follows a word without a gap, and both together may look like a code. */
const RECORD_ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Every whole fiscal code in `text`, whoever it belongs to: right shape, right check letter, all in capitals or all in
 * small letters, three digits at least. Others are pieces of something sealed.
 */
export function findFiscalCodes(text: string): string[] {
  return Array.from(text.replaceAll(RECORD_ID, '-').matchAll(CODE_SHAPE), ([, code = '']) => code).filter(
    (code) => {
      const capital = code.toUpperCase();
      const oneCase = code === capital || code === code.toLowerCase();
      return oneCase && /(\d.*){3}/.test(code) && withCheck(capital) === capital;
    },
  );
}

/** The bytes of every file of a folder as latin1, by name. */
export function readFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  );
}
