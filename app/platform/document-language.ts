import { type CitizenLanguage, isCitizenLanguage, isLanguage, languageFromHeader } from './languages.ts';
import { problemOf } from './problem.ts';

/**
 * The language of a page: that of a refusal on it, what the root loader chose, else (an error before it) what the
 * browser asks for. Any other page of errors is said in the staff's words, which a citizen's language may lack.
 */
export function documentLanguage(
  request: Request,
  {
    loaderData,
    errors,
  }: {
    readonly loaderData?: Readonly<Record<string, unknown>> | null;
    readonly errors?: Readonly<Record<string, unknown>> | null;
  },
): CitizenLanguage {
  for (const error of Object.values(errors ?? {})) {
    const refusal = problemOf(error);
    if (refusal) return refusal.language;
  }
  const root = loaderData?.root;
  const chosen = typeof root === 'object' && root !== null && 'language' in root ? root.language : null;
  if (isLanguage(chosen) || (isCitizenLanguage(chosen) && !errors)) return chosen;
  return languageFromHeader(request.headers.get('Accept-Language'));
}
