import type { PostProcessorModule } from 'i18next';

/** An article, alone or with its preposition, before a number that is said with a vowel: 8, 11, 80, 800… */
const BEFORE_A_VOWEL = /(?<!\p{L})(il|del|dal|al|nel|sul) (?=8|11(?!\d))/giu;

/** Italian articles give up their vowel before one: «dall'8 ott 2026», «l'11 nov», «dell'80 %». */
export function elide(text: string): string {
  return text.replaceAll(BEFORE_A_VOWEL, (_, article: string) => {
    if (article === 'il') return "l'";
    return article === 'Il' ? "L'" : `${article}l'`;
  });
}

/** The same for every text i18next makes, on the server and in the browser: numbers and days are filled in there. */
export const elision: PostProcessorModule = {
  type: 'postProcessor',
  name: 'elision',
  process: (text: string, _keys, _words, translator: { readonly language: string }) =>
    translator.language === 'it' ? elide(text) : text,
};
