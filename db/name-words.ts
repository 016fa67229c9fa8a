import type { Identity } from './schema/identity.ts';

/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** How many letters the index knows of the beginning of a word. */
export const BEGINNING = 3;
const SHORTEST = 2;
/** «De Luca», «Lo Re»: written apart by one and as one word by the next. */
const LONGEST_PARTICLE = 3;

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Words as they are typed to look somebody up: no accents, capitals or apostrophes; «D'Angelo» is «dangelo». */
export function typedWords(text: string): string[] {
  const words = plain(text)
    .replace(/['’‘ʼ`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length >= SHORTEST))];
}

/** Every word a name may be looked for by: its words, the parts around an apostrophe, a particle with what follows. */
export function wordsOfName(name: string): string[] {
  const joined = typedWords(name);
  const parts = typedWords(name.replace(/['’‘ʼ`´]/g, ' '));
  const withParticle = joined.flatMap((word, index) => {
    const following = joined[index + 1];
    return word.length <= LONGEST_PARTICLE && following ? [word + following] : [];
  });
  return [...new Set([...joined, ...parts, ...withParticle])];
}

/** What makes keyed hashes of words: the key ring. */
interface Hashes {
  nameKey(word: string): string;
}

type Named = Pick<Identity, 'givenName' | 'familyName'>;

/** The words of somebody's names. */
export function wordsOf({ givenName, familyName }: Named): string[] {
  return [...new Set([givenName, familyName].flatMap((name) => wordsOfName(name ?? '')))];
}

/** Marks what a hash is of: «ros» as a name and «ros…» as a beginning are two things. */
export const asWord = (word: string) => `=${word}`;
export const asBeginning = (word: string) => `^${[...word].slice(0, BEGINNING).join('')}`;

/** What stands in the index for somebody: two keys for each word of their names, none without names. */
export function nameKeysOf(keys: Hashes, identity: Named): string[] {
  const marks = wordsOf(identity).flatMap((word) => [asWord(word), asBeginning(word)]);
  return [...new Set(marks)].map((mark) => keys.nameKey(mark));
}
