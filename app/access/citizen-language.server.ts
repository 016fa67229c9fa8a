import type { Config } from '../platform/config.server.ts';
import { setCookie } from '../platform/http/cookies.ts';
import { type CitizenLanguage, isCitizenLanguage } from '../platform/languages.ts';
import { isSpoken } from '../platform/words.server.ts';

const NAME = 'citizen_language';
/** A working day: longer than any questionnaire, shorter than until tomorrow's first citizen. */
const SECONDS = 43_200;

/**
 * The header that makes questionnaires speak the citizen's language. A language we do not speak takes the last
 * citizen's choice away.
 */
export function citizenLanguageCookie({ publicUrl }: Config, language: string | null): string {
  return isCitizenLanguage(language) && isSpoken(language)
    ? setCookie(publicUrl, NAME, language, SECONDS)
    : setCookie(publicUrl, NAME, '', 0);
}

/** Screens in a citizen's hands: at the desk, on a tablet handed over (`/ask`), behind a link for home (`/q`). */
const CITIZENS = /^\/(responses\/|ask(\/|\.data$|$)|q\/)/;

/** The language chosen for the citizen at the screen; null where nobody chose one, and at the desk, which keeps its own. */
export function citizenLanguageOf(request: Request): CitizenLanguage | null {
  if (!CITIZENS.test(new URL(request.url).pathname)) return null;
  const cookies = request.headers.get('Cookie') ?? '';
  const value = /(?:^|;\s*)(?:__Host-)?citizen_language=(\w\w)(?:;|$)/.exec(cookies)?.[1];
  return isCitizenLanguage(value) && isSpoken(value) ? value : null;
}
