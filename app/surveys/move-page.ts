import type { SurveyModel } from 'survey-core';
import { firstOpenPage, type Layout, screenOf } from './screen.ts';

export type Move =
  | { readonly kind: 'page'; readonly index: number }
  /** Every question has an answer. */
  | { readonly kind: 'end' }
  /** Questions of this page that still need one. */
  | { readonly kind: 'missing'; readonly questions: readonly string[] };

/** Where a button leads from page `index`, given the answers with those of the page. */
export function movePage(
  model: SurveyModel,
  answers: Readonly<Record<string, unknown>>,
  index: number,
  go: 'next' | 'back',
  layout: Layout = 'pages',
): Move {
  if (go === 'back') return { kind: 'page', index: Math.max(index - 1, 0) };
  const page = screenOf(model, model.locale, answers, index, layout);
  const questions = page.questions
    .filter((question) => question.needsAnswer && answers[question.name] === undefined)
    .map((question) => question.name);
  if (questions.length > 0) return { kind: 'missing', questions };
  const isLast = page.index + 1 >= page.total;
  return isLast && firstOpenPage(model, answers) === null
    ? { kind: 'end' }
    : { kind: 'page', index: page.index + 1 };
}
