import { redirect } from '@remix-run/node';
import { setCookie } from '../platform/http/cookies.ts';
import { readForm, safeNext, textOf } from '../platform/http/read-form.server.ts';
import { isLanguage } from '../platform/languages.ts';
import { Problem } from '../platform/problem.ts';
import { actorOf, open } from './gate.server.ts';
import { setLanguage } from './set-language.server.ts';

const YEAR_S = 365 * 24 * 60 * 60;

export const loader = open(async () => redirect('/'));

export const action = open(async ({ app, request }, args) => {
  const form = await readForm(request);
  const language = textOf(form, 'language');
  if (!isLanguage(language)) throw new Problem('bad_request', 400);
  const actor = await actorOf(args);
  if (actor) await setLanguage(app, actor, language);
  return redirect(safeNext(textOf(form, 'next')), {
    headers: { 'Set-Cookie': setCookie(app.config.publicUrl, 'language', language, YEAR_S) },
  });
});

export { NoPage as default } from '../ui/no-page.tsx';
