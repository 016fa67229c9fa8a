import type { SurveyModel } from 'survey-core';
import { fromField } from '../page-answers.ts';
import { allPages, askedQuestions } from '../screen.ts';
import { type PaperQuestion, paperQuestion } from './box-codes.ts';

/** A part of the questionnaire as it stands on paper. */
export interface PaperPart {
  readonly name: string;
  readonly title: string;
  readonly questions: readonly PaperQuestion[];
  /** Boxes of this part after which nothing more is asked. */
  readonly ends: readonly string[];
}

/** Every question there is, whatever is answered: on paper nothing hides. */
export function paperParts(model: SurveyModel, language: string): PaperPart[] {
  const pages = allPages(model, language);
  let place = 0;
  return pages.map(({ name, title, questions }, index) => {
    const onPaper = questions.map((question) => {
      place += 1;
      return paperQuestion(question, place - 1);
    });
    const last = index === pages.length - 1;
    return {
      name,
      title,
      questions: onPaper,
      ends: last ? [] : onPaper.flatMap((one) => endsOf(model, one, onPaper)),
    };
  });
}

/** The boxes of a question with one answer that end the questionnaire: they are asked, and nothing else is. */
function endsOf(model: SurveyModel, question: PaperQuestion, part: readonly PaperQuestion[]): string[] {
  if (question.kind !== 'one') return [];
  const here = new Set(part.map(({ name }) => name));
  const ending = question.boxes.filter(({ value }) =>
    [...askedQuestions(model, { [question.name]: fromField(value) })].every((name) => here.has(name)),
  );
  // Where every box ends it, none does: what comes after does not depend on this question.
  return ending.length === question.boxes.length ? [] : ending.map(({ code }) => code);
}
