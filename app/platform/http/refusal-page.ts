import type { RequestHandler, Response } from 'express';
import englishWords from '../../../locales/en/problem.json' with { type: 'json' };
import italianWords from '../../../locales/it/problem.json' with { type: 'json' };
import { type Language, languageOfBrowser } from '../languages.ts';
import type { Problem } from '../problem.ts';

const WORDS = { it: italianWords, en: englishWords } as const;

/** The text of a refusal; what has no text of its own is «unexpected». */
function textOf(code: string, language: Language): { title: string; text: string } {
  const known: unknown = Object.hasOwn(WORDS[language], code) ? Reflect.get(WORDS[language], code) : null;
  const told = typeof known === 'object' && known !== null && 'title' in known && 'text' in known;
  return told && typeof known.title === 'string' && typeof known.text === 'string'
    ? { title: known.title, text: known.text }
    : WORDS[language].unexpected;
}

/**
 * A refusal as a page of its own: for what is turned away before the pages of the product run, and for files and
 * data. Only our own words go in (`more` stands below the text), nothing that was sent.
 */
export function refusalPage(code: string, language: Language, more: readonly string[] = []): string {
  const { title, text } = textOf(code, language);
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
<p><a href="/">${WORDS[language].home}</a></p>
</main>
</body>
</html>
`;
}

/** Answers with a refusal in the language of the browser. */
export function sendRefusal(response: Response, { code, status }: Problem): void {
  const { cookie, 'accept-language': accepted } = response.req.headers;
  const language = languageOfBrowser(cookie ?? null, accepted ?? null);
  response.status(status).type('html').send(refusalPage(code, language));
}

/** A handler that refuses whatever comes to it. */
export function refuseWith(problem: Problem): RequestHandler {
  return (_request, response) => sendRefusal(response, problem);
}
