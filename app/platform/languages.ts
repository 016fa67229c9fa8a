/** Staff languages, Italian first. Citizen-facing questionnaires may speak more. */
export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

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

/** The first of our languages a browser asks for (`Accept-Language`), Italian otherwise. */
export function languageFromHeader(header: string | null): Language {
  for (const part of (header ?? '').slice(0, 200).split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(code)) return code;
  }
  return 'it';
}
