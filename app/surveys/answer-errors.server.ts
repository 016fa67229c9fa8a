import { QuestionCommentModel } from 'survey-core';
import type { FieldErrors } from '../ui/field-errors.ts';
import type { AnswerError } from './accept-answers.server.ts';
import type { Instrument } from './instruments.server.ts';
import { FIELD_PREFIX } from './page-answers.ts';
import { withModel } from './survey-models.server.ts';

/** Refused answers as errors of fields, each with the words of its question. */
export function answerErrors(
  instrument: Instrument,
  language: string,
  errors: readonly AnswerError[],
): FieldErrors {
  return withModel(instrument.definition, (model) => {
    model.locale = language;
    return Object.fromEntries(
      errors.map(({ question: name, code }) => {
        const question = name === '' ? null : model.getQuestionByName(name);
        const words = {
          question: question?.title ?? name,
          text: question?.requiredErrorText ?? '',
          most: question instanceof QuestionCommentModel ? question.maxLength : 0,
        };
        return [FIELD_PREFIX + name, { key: `ask:errors.${code}`, words }];
      }),
    );
  });
}
