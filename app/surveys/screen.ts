import type { PageModel, Question, QuestionSelectBase, SurveyModel } from 'survey-core';
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
  /** Ticks instead of one of several. */
  readonly several: boolean;
  readonly title: string;
  readonly description: string;
  /** Said when nothing is chosen. */
  readonly requiredText: string;
  readonly choices: readonly ChoiceScreen[];
  /** To go on it has to be answered or skipped. */
  readonly needsAnswer: boolean;
  readonly mayBeSkipped: boolean;
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

/** Every page asked for these answers. */
export function pagesOf(model: SurveyModel, language: string, answers: Given): PageScreen[] {
  const pages = visiblePages(model, language, answers);
  return pages.map((page, index) => pageScreen(page, index, pages.length));
}

/** The page at `index` for these answers, or the first unanswered one when that comes before it. */
export function screenOf(model: SurveyModel, language: string, answers: Given, index: number): PageScreen {
  const pages = visiblePages(model, language, answers);
  const open = pages.findIndex((page) => page.questions.some((question) => !isAnswered(question)));
  const last = open === -1 ? pages.length - 1 : open;
  const at = Math.min(Math.max(Math.trunc(index) || 0, 0), last);
  const page = pages[at];
  if (!page) throw new Error('A questionnaire without pages.');
  // The gate decides what is asked: before it is answered every page may come.
  return pageScreen(page, at, open === 0 ? model.pages.length : pages.length);
}

function pageScreen(page: PageModel, index: number, total: number): PageScreen {
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

function questionScreen(question: Question): QuestionScreen {
  const several = question.getType() === 'checkbox';
  const ticked = new Set([question.value].flat().map(String));
  const choices: ChoiceScreen[] = [];
  let mayBeSkipped = false;
  if (isSelect(question)) {
    for (const { value, text } of question.choices) {
      choices.push({ value: String(value), text, ticked: ticked.has(String(value)), alone: false });
    }
    if (question.showNoneItem) {
      const value = String(question.noneItem.value);
      choices.push({ value, text: question.noneText, ticked: ticked.has(value), alone: true });
    }
    mayBeSkipped = question.showRefuseItem;
  }
  return {
    name: question.name,
    several,
    title: question.title,
    description: question.description,
    requiredText: question.requiredErrorText,
    choices,
    needsAnswer: question.isRequired,
    mayBeSkipped,
    skipped: ticked.has(SKIPPED),
  };
}
