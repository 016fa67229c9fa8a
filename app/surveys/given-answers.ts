import type { SurveyModel } from 'survey-core';
import { pagesOf } from './screen.ts';

/** One question with what was answered, in words; nothing where it was skipped. */
export interface GivenAnswer {
  readonly question: string;
  readonly chosen: readonly string[];
}

/** What somebody answered to the questions asked, in the words of `language`. */
export function givenAnswers(
  model: SurveyModel,
  language: string,
  answers: Readonly<Record<string, unknown>>,
): GivenAnswer[] {
  return pagesOf(model, language, answers).flatMap((page) =>
    page.questions.map(({ title, choices, written }) => ({
      question: title,
      chosen: written?.text
        ? [written.text]
        : choices.filter((choice) => choice.ticked).map((choice) => choice.text),
    })),
  );
}
