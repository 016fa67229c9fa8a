/** Nine bars and spaces a character, w wide and n narrow (ISO/IEC 16388, «Code 39»): what card readers read as well. */
const PATTERNS: Readonly<Record<string, string>> = {
  '*': 'nwnnwnwnn',
  2: 'nnwwnnnnw',
  3: 'wnwwnnnnn',
  4: 'nnnwwnnnw',
  5: 'wnnwwnnnn',
  6: 'nnwwwnnnn',
  7: 'nnnwnnwnw',
  8: 'wnnwnnwnn',
  9: 'nnwwnnwnn',
  A: 'wnnnnwnnw',
  B: 'nnwnnwnnw',
  C: 'wnwnnwnnn',
  D: 'nnnnwwnnw',
  E: 'wnnnwwnnn',
  F: 'nnwnwwnnn',
  G: 'nnnnnwwnw',
  H: 'wnnnnwwnn',
  J: 'nnnnwwwnn',
  K: 'wnnnnnnww',
  M: 'wnwnnnnwn',
  N: 'nnnnwnnww',
  P: 'nnwnwnnwn',
  Q: 'nnnnnnwww',
  R: 'wnnnnnwwn',
  T: 'nnnnwnwwn',
  V: 'nwwnnnnnw',
  W: 'wwwnnnnnn',
  X: 'nwnnwnnnw',
  Y: 'wwnnwnnnn',
  Z: 'nwwnwnnnn',
};

const WIDE = 3;

/** A black bar, in widths of the narrowest. */
interface Bar {
  readonly at: number;
  readonly wide: number;
}

/** The bars of a number in the alphabet of papers, and how wide they are together. */
export function code39(text: string): { readonly bars: readonly Bar[]; readonly width: number } {
  const bars: Bar[] = [];
  let at = 0;
  for (const character of `*${text}*`) {
    for (const [place, mark] of [...(PATTERNS[character] ?? '')].entries()) {
      const wide = mark === 'w' ? WIDE : 1;
      if (place % 2 === 0) bars.push({ at, wide });
      at += wide;
    }
    // A narrow space between characters.
    at += 1;
  }
  return { bars, width: at - 1 };
}
