import type { ResponseRow } from '../../db/queries/responses.ts';
import { textIn } from './definition-texts.ts';
import { type GivenAnswer, givenAnswers } from './given-answers.ts';
import type { Instrument } from './instruments.server.ts';
import { storedAnswers } from './read-answers.server.ts';
import { withModel } from './survey-models.server.ts';

/** What a person reads after a questionnaire that has no levels. */
export interface Thanks {
  /** What happens with the answers; empty where the definition does not say. */
  readonly afterwards: string;
  /** The answers, where they are of use to the person and to who goes on with them; else none. */
  readonly given: readonly GivenAnswer[];
}

/** Instruments whose answers are what comes of them: shown to the person, to be looked at together. */
const SHOWS_ANSWERS: ReadonlySet<string> = new Set(['needs']);

/** The end of a complete response without levels, in `language`. */
export function loadThanks(
  { instrument, definition }: Instrument,
  response: Pick<ResponseRow, 'answers'>,
  language: string,
): Thanks {
  return {
    afterwards: textIn(definition.afterwards, language),
    given: SHOWS_ANSWERS.has(instrument)
      ? withModel(definition, (model) => givenAnswers(model, language, storedAnswers(response)))
      : [],
  };
}
