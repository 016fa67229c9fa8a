/** Odd positions' values of 0–9 and A–Z (D.M. 23 December 1976, table), written apart from the library under test. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const OMOCODIA = 'LMNPQRSTUV';

/** Positions (0-based) whose digit omocodia may replace. */
export const OMOCODIA_AT = [6, 7, 9, 10, 12, 13, 14];

/** The fifteen characters with their check letter. */
export function withCheck(fifteen: string): string {
  const body = fifteen.slice(0, 15);
  let sum = 0;
  for (const [index, character] of [...body].entries()) {
    const value = /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    sum += index % 2 === 0 ? (ODD[value] ?? Number.NaN) : value;
  }
  return body + String.fromCharCode(65 + (sum % 26));
}

/** All 128 omocodia variants of a base code, the base code first. */
export function omocodiaVariants(base: string): string[] {
  return Array.from({ length: 128 }, (_, mask) => {
    const characters = [...base];
    for (const [bit, at] of OMOCODIA_AT.entries()) {
      if (mask & (1 << bit)) characters[at] = OMOCODIA[Number(base[at])] ?? '';
    }
    return withCheck(characters.join(''));
  });
}
