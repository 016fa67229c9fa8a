/** Staff languages, Italian first. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * Languages citizens may be asked in: those of the staff, those of minorities of the country, those most spoken by
 * people who came to it. Offered are the ones whose words are there (`spokenLanguages`).
 */
export const CITIZEN_LANGUAGES = ['it', 'en', 'de', 'fr', 'sl', 'ro', 'sq', 'uk', 'ar', 'zh', 'es'] as const;
export type CitizenLanguage = (typeof CITIZEN_LANGUAGES)[number];

/** How a language is written, for `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** True for the code of a language citizens may be asked in, whether its words are there or not. */
export function isCitizenLanguage(text: unknown): text is CitizenLanguage {
  return CITIZEN_LANGUAGES.some((language) => language === text);
}

/** True for the code of a language of the staff. */
export function isLanguage(text: unknown): text is Language {
  return text === 'it' || text === 'en';
}

/**
 * What a browser speaks that nobody is signed in at: the language chosen on it (cookie, under the name it has over TLS
 * or without), else what it asks for.
 */
export function languageOfBrowser(cookies: string | null, acceptLanguage: string | null): Language {
  const chosen = /(?:^|;\s*)(?:__Host-)?language=(\w\w)(?:;|$)/.exec(cookies ?? '')?.[1];
  return isLanguage(chosen) ? chosen : languageFromHeader(acceptLanguage);
}

/** The same of a request of ours. */
export function languageOfRequest({ headers }: Request): Language {
  return languageOfBrowser(headers.get('Cookie'), headers.get('Accept-Language'));
}

/** The first of our languages a browser asks for (`Accept-Language`), Italian otherwise. */
export function languageFromHeader(header: string | null): Language {
  for (const part of (header ?? '').slice(0, 200).split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(code)) return code;
  }
  return 'it';
}

/** What is made once for each language that is asked for. */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const one = made.get(language) ?? make(language);
    made.set(language, one);
    return one;
  };
}
