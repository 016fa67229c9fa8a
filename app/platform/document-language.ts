import { isLanguage, type Language, languageFromHeader } from './languages.ts';

/** The language of a page: what the root loader chose, else (an error before it) what the browser asks for. */
export function documentLanguage(
  request: Request,
  loaderData: Readonly<Record<string, unknown>> | null | undefined,
): Language {
  const root = loaderData?.root;
  if (typeof root === 'object' && root !== null && 'language' in root && isLanguage(root.language)) {
    return root.language;
  }
  return languageFromHeader(request.headers.get('Accept-Language'));
}
