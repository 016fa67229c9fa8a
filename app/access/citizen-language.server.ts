import { isLanguage, type Language } from '../platform/languages.ts';

const NAME = 'citizen_language';
/** A working day: longer than any questionnaire, shorter than until tomorrow's first citizen. */
const SECONDS = 43_200;

/**
 * The header that makes questionnaires speak the citizen's language; browsers send it to questionnaires only,
 * so that the desk keeps its own. A language we do not speak takes the last citizen's choice away.
 */
export function citizenLanguageCookie(language: string | null): string {
  const value = isLanguage(language) ? language : '';
  return `${NAME}=${value}; Path=/responses; Max-Age=${value ? SECONDS : 0}; SameSite=Lax; HttpOnly`;
}

/** The language chosen for the citizen at the screen; null where nobody chose one. */
export function citizenLanguageOf(request: Request): Language | null {
  const value = /(?:^|;\s*)citizen_language=(\w\w)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  return isLanguage(value) ? value : null;
}
