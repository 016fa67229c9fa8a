import type { RequestHandler, Response } from 'express';
import { type Language, languageFromHeader, languageOfBrowser } from '../languages.ts';
import type { Problem } from '../problem.ts';
import { isForPrograms, PROBLEM_JSON, problemDetails } from './problem-json.ts';
import { homeWords, refusalWords } from './refusal-words.ts';

/**
 * A refusal as a page of its own: for what is turned away before the pages of the product run, and for files and
 * data. Only our own words go in (`more` stands below the text), nothing that was sent.
 */
export function refusalPage(code: string, language: Language, more: readonly string[] = []): string {
  const { title, text } = refusalWords(code, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Bottega</title>
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
<h1>${title}</h1>
${[text, ...more].map((line) => `<p>${line}</p>`).join('\n')}
<p><a href="/">${homeWords(language)}</a></p>
</main>
</body>
</html>
`;
}

/** Answers with a refusal in the language of the browser, or of the program that asks. */
export function sendRefusal(response: Response, problem: Problem): void {
  const { headers, originalUrl } = response.req;
  const accepted = headers['accept-language'] ?? null;
  if (isForPrograms(originalUrl)) {
    const details = problemDetails(problem, languageFromHeader(accepted));
    response
      .status(problem.status)
      .set('Cache-Control', 'private, no-store')
      .type(PROBLEM_JSON)
      .send(JSON.stringify(details));
    return;
  }
  const language = languageOfBrowser(headers.cookie ?? null, accepted);
  response.status(problem.status).type('html').send(refusalPage(problem.code, language));
}

/** A handler that refuses whatever comes to it. */
export function refuseWith(problem: Problem): RequestHandler {
  return (_request, response) => sendRefusal(response, problem);
}
