import type { CitizenLanguage } from './languages.ts';

/** Each language as those who speak it call it. */
export const LANGUAGE_NAMES: Readonly<Record<CitizenLanguage, string>> = {
  it: 'Italiano',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  sl: 'Slovenščina',
  ro: 'Română',
  sq: 'Shqip',
  uk: 'Українська',
  ar: 'العربية',
  zh: '中文',
  es: 'Español',
};
