import englishPages from '../../../locales/en/access.json' with { type: 'json' };
import englishWords from '../../../locales/en/problem.json' with { type: 'json' };
import italianPages from '../../../locales/it/access.json' with { type: 'json' };
import italianWords from '../../../locales/it/problem.json' with { type: 'json' };
import type { Language } from '../languages.ts';

const WORDS = { it: italianWords, en: englishWords } as const;
/** What pages have to say by themselves, when no words reach them. */
const OWN = { it: italianPages.problem, en: englishPages.problem } as const;

/** The title and text of a refusal; what has none of its own is «unexpected». */
export function refusalWords(code: string, language: Language): { title: string; text: string } {
  const known: unknown = Object.hasOwn(WORDS[language], code) ? Reflect.get(WORDS[language], code) : null;
  const told = typeof known === 'object' && known !== null && 'title' in known && 'text' in known;
  return told && typeof known.title === 'string' && typeof known.text === 'string'
    ? { title: known.title, text: known.text }
    : OWN[language].unexpected;
}

/** The words of the link that leads on from a refusal. */
export function homeWords(language: Language): string {
  return OWN[language].home;
}
