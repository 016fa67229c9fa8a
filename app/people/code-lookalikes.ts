import { isAllowedAt } from './code-structure.ts';

/** Letters and digits that eyes, hands and scanners take for each other. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'ODQ',
  '1': 'IL',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
  B: '8',
  D: '0',
  G: '6',
  I: '1',
  L: '1',
  O: '0',
  Q: '0',
  S: '5',
  Z: '2',
};

/** More characters of the wrong class than this is another text, not a misread code (keeps the work bounded too). */
const MOST_MISREAD = 4;

/**
 * Codes that the typed characters may stand for, likelier ones in the first round; whether they are valid is for
 * the caller to check. First round: every character of the wrong class replaced. Second: besides, one letter that
 * omocodia allows read as a digit. Never a digit as such a letter: omocodia is rare, and a mistyped
 * digit would too often find a stranger's code.
 */
export function findLookalikes(characters: readonly string[]): { first: string[]; second: string[] } {
  const { length } = characters;
  const wrong = characters.filter((character, index) => !isAllowedAt(character, index, length));
  if (wrong.length > MOST_MISREAD) return { first: [], second: [] };
  const first = replaceWrong(characters);
  return { first, second: first.flatMap((code) => readOneAsDigit([...code])) };
}

function replaceWrong(characters: readonly string[]): string[] {
  let codes = [''];
  for (const [index, character] of characters.entries()) {
    const choices = isAllowedAt(character, index, characters.length)
      ? [character]
      : lookalikesAt(character, index, characters.length);
    codes = codes.flatMap((code) => choices.map((choice) => code + choice));
  }
  return codes;
}

function readOneAsDigit(characters: readonly string[]): string[] {
  return characters.flatMap((character, index) =>
    lookalikesAt(character, index, characters.length)
      .filter((choice) => /[0-9]/.test(choice))
      .map((choice) => characters.with(index, choice).join('')),
  );
}

function lookalikesAt(character: string, index: number, length: number): string[] {
  return [...(LOOKALIKES[character] ?? '')].filter((choice) => isAllowedAt(choice, index, length));
}
