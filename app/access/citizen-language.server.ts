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

/**
 * Screens in a citizen's hands: at the desk, on a tablet handed over (`/ask`), behind a link for home (`/q`). The page
 * that hands the tablet over is the staff's.
 */
const CITIZENS = /^\/(responses\/(?![^/]+\/handover)|ask(\/|\.data$|$)|q\/)/;

/** At home nobody has chosen yet: the first language of the browser that we speak. */
const AT_HOME = /^\/q\//;

/** The language for the citizen at the screen; null where nobody chose one, and at the desk, which keeps its own. */
export function citizenLanguageOf(request: Request): CitizenLanguage | null {
  const { pathname } = new URL(request.url);
  if (!CITIZENS.test(pathname)) return null;
  const cookies = request.headers.get('Cookie') ?? '';
  const chosen = /(?:^|;\s*)(?:__Host-)?citizen_language=(\w\w)(?:;|$)/.exec(cookies)?.[1];
  const asked = AT_HOME.test(pathname) ? (request.headers.get('Accept-Language') ?? '').slice(0, 200) : '';
  const codes = [chosen, ...asked.split(',').map((part) => part.trim().slice(0, 2).toLowerCase())];
  return codes.filter(isCitizenLanguage).find(isSpoken) ?? null;
}
