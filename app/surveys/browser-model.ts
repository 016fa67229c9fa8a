import { SurveyModel } from 'survey-core';
import { type Move, movePage } from './move-page.ts';
import { mergeAnswers } from './page-answers.ts';
import { askedQuestions, type PageScreen, screenOf } from './screen.ts';

type Answers = Readonly<Record<string, unknown>>;

/** The questionnaire in the browser: the same pages and rules as on the server, without a line. */
export interface BrowserModel {
  /** As they were on the server when the page opened. */
  readonly answers: Answers;
  /** Their revision. */
  readonly revision: number;
  screen(answers: Answers, index: number): PageScreen;
  /** Answers with those of a page; answers to questions no longer asked go. */
  merge(answers: Answers, sent: Answers): Answers;
  move(answers: Answers, index: number, go: 'next' | 'back'): Move;
  /** Every question, null for one without an answer: what a save sends. */
  whole(answers: Answers): Answers;
}

/** Loads definition and answers and builds the model; the only module of the browser that imports survey-core. */
export async function openBrowserModel(id: string, language: string): Promise<BrowserModel> {
  const response = await fetch(`/responses/${id}/answers`);
  if (!response.ok) throw new Error(`answers ${response.status}`);
  const loaded: { definition: object; answers: Answers; revision: number } = await response.json();
  const model = new SurveyModel(loaded.definition);
  model.locale = language;
  return {
    answers: loaded.answers,
    revision: loaded.revision,
    screen: (answers, index) => screenOf(model, language, answers, index),
    merge(answers, sent) {
      const merged = mergeAnswers(answers, sent);
      const asked = askedQuestions(model, merged);
      return Object.fromEntries(Object.entries(merged).filter(([name]) => asked.has(name)));
    },
    move: (answers, index, go) => movePage(model, answers, index, go),
    whole: (answers) =>
      Object.fromEntries(model.getAllQuestions().map(({ name }) => [name, answers[name] ?? null])),
  };
}
