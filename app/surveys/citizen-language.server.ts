import { isLanguage, type Language } from '../platform/languages.ts';

/** Read by the frame of the page; sent by browsers to questionnaires only, so that the desk keeps its own language. */
const NAME = 'citizen_language';

/** The header that makes a questionnaire speak the citizen's language; without one the choice of the last citizen goes. */
export function citizenLanguageCookie(language: string | null): string {
  const fits: Language | null = isLanguage(language) ? language : null;
  return `${NAME}=${fits ?? ''}; Path=/responses; Max-Age=${fits ? 43_200 : 0}; SameSite=Lax; HttpOnly`;
}
