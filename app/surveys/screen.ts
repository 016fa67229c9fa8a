import type {
  PageModel,
  Question,
  QuestionCommentModel,
  QuestionRatingModel,
  QuestionSelectBase,
  SurveyModel,
} from 'survey-core';
import { SKIPPED } from './dsi-variables.ts';

/** What the citizen's screen shows, in one language; made from the same SurveyJS model on the server and in the browser. */
export interface PageScreen {
  readonly name: string;
  readonly title: string;
  /** Place among the pages asked for these answers, from 0. */
  readonly index: number;
  /** How many pages are asked, as far as one can tell. */
  readonly total: number;
  readonly questions: readonly QuestionScreen[];
}

export interface QuestionScreen {
  readonly name: string;
  /** One of several answers, ticks, a number of stars, or words of one's own. */
  readonly kind: 'one' | 'several' | 'stars' | 'text';
  readonly title: string;
  readonly description: string;
  /** Said when nothing is chosen. */
  readonly requiredText: string;
  readonly choices: readonly ChoiceScreen[];
  /** What the fewest and the most stars mean. */
  readonly ends: readonly [string, string] | null;
  /** Words written so far, and how many characters they may have. */
  readonly written: { readonly text: string; readonly most: number } | null;
  /** To go on it has to be answered or skipped. */
  readonly needsAnswer: boolean;
  readonly mayBeSkipped: boolean;
  /** Skipping is an answer of its own; else it leaves the question without one. */
  readonly marksSkipping: boolean;
  /** Skipped before. */
  readonly skipped: boolean;
}

export interface ChoiceScreen {
  readonly value: string;
  readonly text: string;
  readonly ticked: boolean;
  /** «None of these»: stands apart and excludes the others. */
  readonly alone: boolean;
}

type Given = Readonly<Record<string, unknown>>;

/** How questions follow each other: on the pages of the questionnaire, or one a screen for who is alone with it. */
export type Layout = 'pages' | 'single';

/** What is on screen at once: a page of the questionnaire, or one of its questions. */
type Sheet = Pick<PageModel, 'name' | 'title' | 'questions'>;

/** Every page there is, asked or not, with every question on it. */
export function allPages(model: SurveyModel, language: string): PageScreen[] {
  model.locale = language;
  model.data = {};
  return model.pages.map(({ name, title, questions }, index) => ({
    name,
    title,
    index,
    total: model.pages.length,
    questions: questions.map(questionScreen),
  }));
}

/** Every page asked for these answers. */
export function pagesOf(model: SurveyModel, language: string, answers: Given): PageScreen[] {
  const pages = visiblePages(model, language, answers);
  return pages.map((page, index) => pageScreen(page, index, pages.length));
}

/** The page at `index` for these answers, or the first unanswered one when that comes before it. */
export function screenOf(
  model: SurveyModel,
  language: string,
  answers: Given,
  index: number,
  layout: Layout = 'pages',
): PageScreen {
  const pages = sheetsOf(visiblePages(model, language, answers), layout);
  const open = pages.findIndex((page) => page.questions.some((question) => !isAnswered(question)));
  const last = open === -1 ? pages.length - 1 : open;
  const at = Math.min(Math.max(Math.trunc(index) || 0, 0), last);
  const page = pages[at];
  if (!page) throw new Error('A questionnaire without pages.');
  // The gate decides what is asked: before it is answered every page may come.
  const all = layout === 'pages' ? model.pages : model.getAllQuestions();
  return pageScreen(page, at, open === 0 ? all.length : pages.length);
}

function sheetsOf(pages: readonly PageModel[], layout: Layout): readonly Sheet[] {
  if (layout === 'pages') return pages;
  return pages.flatMap(({ title, questions }) =>
    questions
      .filter(({ isVisible }) => isVisible)
      .map((question) => ({ name: question.name, title, questions: [question] })),
  );
}

/** The place of the page a question stands on, from 0: where the questionnaire goes on page by page. */
export function pageOfQuestion(model: SurveyModel, answers: Given, name: string): number {
  const pages = visiblePages(model, model.locale, answers);
  const at = pages.findIndex((page) => page.questions.some((question) => question.name === name));
  return Math.max(at, 0);
}

function pageScreen(page: Sheet, index: number, total: number): PageScreen {
  const questions = page.questions.filter((question) => question.isVisible).map(questionScreen);
  return { name: page.name, title: page.title, index, total, questions };
}

/** The first page that still lacks an answer; null when every question asked has one. */
export function firstOpenPage(model: SurveyModel, answers: Given): number | null {
  const open = visiblePages(model, model.locale, answers).findIndex((page) =>
    page.questions.some((question) => !isAnswered(question)),
  );
  return open === -1 ? null : open;
}

/** Names of the questions asked for these answers. */
export function askedQuestions(model: SurveyModel, answers: Given): Set<string> {
  const pages = visiblePages(model, model.locale, answers);
  return new Set(pages.flatMap((page) => page.questions.map((question) => question.name)));
}

function visiblePages(model: SurveyModel, language: string, answers: Given): PageModel[] {
  model.locale = language;
  // The model keeps what it is given: a copy, because answers are frozen or somebody else's.
  model.data = structuredClone(answers);
  return model.visiblePages;
}

function isAnswered(question: Question): boolean {
  return !question.isVisible || !question.isRequired || !question.isEmpty();
}

function isSelect(question: Question): question is QuestionSelectBase {
  return 'choices' in question;
}

function isRating(question: Question): question is QuestionRatingModel {
  return question.getType() === 'rating';
}

function isComment(question: Question): question is QuestionCommentModel {
  return question.getType() === 'comment';
}

function kindOf(question: Question): QuestionScreen['kind'] {
  if (isComment(question)) return 'text';
  if (isRating(question)) return 'stars';
  return question.getType() === 'checkbox' ? 'several' : 'one';
}

function questionScreen(question: Question): QuestionScreen {
  const kind = kindOf(question);
  const ticked = new Set([question.value].flat().map(String));
  const marksSkipping = isSelect(question) && question.showRefuseItem;
  return {
    name: question.name,
    kind,
    title: question.title,
    description: question.description,
    requiredText: question.requiredErrorText,
    choices: choicesOf(question, ticked),
    ends: isRating(question) ? [question.minRateDescription, question.maxRateDescription] : null,
    written: isComment(question) ? { text: question.value ?? '', most: question.maxLength } : null,
    needsAnswer: question.isRequired,
    mayBeSkipped: marksSkipping || !question.isRequired,
    marksSkipping,
    skipped: kind !== 'text' && ticked.has(SKIPPED),
  };
}

function choicesOf(question: Question, ticked: ReadonlySet<string>): ChoiceScreen[] {
  const row = (given: unknown, text: string, alone = false): ChoiceScreen => {
    const value = String(given);
    return { value, text, ticked: ticked.has(value), alone };
  };
  if (isRating(question)) return question.visibleRateValues.map(({ value }) => row(value, String(value)));
  if (!isSelect(question)) return [];
  return [
    ...question.choices.map(({ value, text }) => row(value, text)),
    ...(question.showNoneItem ? [row(question.noneItem.value, question.noneText, true)] : []),
  ];
}
