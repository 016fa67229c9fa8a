import {
  type CitizenLanguage,
  isLanguage,
  type Language,
  languageFromHeader,
  languageOfRequest,
} from '../platform/languages.ts';
import { citizenLanguageOf } from './citizen-language.server.ts';
import type { Actor } from './policy.ts';

/** The language of a page: the citizen's in whose hands it is, else of whoever is signed in, else of the browser. */
export function languageOf(request: Request, actor: Actor | null): CitizenLanguage {
  const citizen = citizenLanguageOf(request);
  if (citizen) return citizen;
  if (actor) return actor.language;
  return languageOfRequest(request);
}

/** The same for a refusal, which has words in the staff's languages only. */
export function refusalLanguageOf(request: Request, actor: Actor | null): Language {
  const language = languageOf(request, actor);
  return isLanguage(language) ? language : languageFromHeader(request.headers.get('Accept-Language'));
}
