import { isDeepStrictEqual } from 'node:util';
import {
  type Question,
  QuestionCommentModel,
  QuestionRatingModel,
  QuestionSelectBase,
  type SurveyModel,
} from 'survey-core';
import { isPlainText } from '../platform/http/plain-text.ts';
import { isRecord } from './canonical-json.ts';
import type { SurveyDefinition } from './definition-texts.ts';
import { withModel } from './survey-models.server.ts';

/** Answers that fit their definition: one value, a list of ticked values, or words of one's own, by question. */
export type Answers = Readonly<Record<string, string | number | readonly (string | number)[]>>;

/** What is wrong with an answer. The value itself is never repeated: it is somebody's answer. */
export type AnswerErrorCode =
  | 'not_an_object'
  | 'unknown_question'
  | 'wrong_type'
  | 'unknown_value'
  | 'repeated_value'
  | 'not_alone'
  | 'too_long'
  | 'unfit_text'
  | 'hidden_question'
  | 'rule_broken'
  | 'required'
  | 'needed'
  | 'changed';

export interface AnswerError {
  /** Name of the question; empty when the answers as a whole are meant. */
  readonly question: string;
  readonly code: AnswerErrorCode;
  /** For logs and other programs, in English; what people read is found by `code`. */
  readonly message: string;
}

export type AcceptedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly AnswerError[] };

const MESSAGES: Readonly<Record<AnswerErrorCode, string>> = {
  not_an_object: 'the answers are not an object',
  unknown_question: 'the questionnaire has no such question',
  wrong_type: 'the answer has the wrong type',
  unknown_value: 'the answer is not one of the choices',
  repeated_value: 'a choice is given more than once',
  not_alone: 'this choice can only be given on its own',
  too_long: 'the text is longer than the question allows',
  unfit_text: 'the text is empty or holds what is no word',
  rule_broken: 'the answer breaks a rule of the questionnaire',
  hidden_question: 'the question is not asked after these answers',
  required: 'the question has no answer',
  needed: 'the question cannot be skipped',
  changed: 'the questionnaire would not keep this answer as it was sent',
};

/** More problems than this tell nobody anything. */
const MOST_ERRORS = 50;
const LONGEST_NAME = 60;

/** Checks a finished response: every question that is shown has an answer, and nothing else is there. Never throws. */
export function acceptComplete(definition: SurveyDefinition, answers: unknown): AcceptedAnswers {
  return accept(definition, answers, 'complete');
}

/** Checks an unfinished response for save and resume: the same, but answers may be missing. Never throws. */
export function acceptPartial(definition: SurveyDefinition, answers: unknown): AcceptedAnswers {
  return accept(definition, answers, 'partial');
}

function accept(
  definition: SurveyDefinition,
  sent: unknown,
  extent: 'complete' | 'partial',
): AcceptedAnswers {
  if (!isRecord(sent)) return refused([error('', 'not_an_object')]);
  return withModel(definition, (survey) => check(survey, sent, extent));
}

/**
 * The order matters. `validate` of survey-core lets unknown keys and values, wrong types and hidden answers
 * through, so: our own strict look at each answer, then the model cleans, validates and completes, and what it
 * would keep must be what was sent.
 */
function check(
  survey: SurveyModel,
  sent: Record<string, unknown>,
  extent: 'complete' | 'partial',
): AcceptedAnswers {
  const questions = new Map(survey.getAllQuestions().map((question) => [question.name, question]));
  const misfits: AnswerError[] = [];
  const answers: Record<string, string | number | (string | number)[]> = {};
  for (const [name, value] of Object.entries(sent)) {
    const question = questions.get(name);
    const fit: Fit = question ? fitAnswer(question, value) : { misfit: 'unknown_question' };
    if ('misfit' in fit) misfits.push(error(name, fit.misfit));
    else answers[name] = fit.value;
    if (misfits.length === MOST_ERRORS) break;
  }
  if (misfits.length > 0) return refused(misfits);

  survey.data = structuredClone(answers);
  survey.clearIncorrectValues(true);
  const errors: AnswerError[] = [];
  for (const question of questions.values()) {
    const given = Object.hasOwn(answers, question.name);
    if (!question.isVisibleInSurvey) {
      if (given) errors.push(error(question.name, 'hidden_question'));
    } else if ((given || extent === 'complete') && !question.validate(false)) {
      errors.push(error(question.name, given ? 'rule_broken' : 'required'));
    }
  }
  if (errors.length > 0) return refused(errors);

  if (extent === 'complete' && !(survey.validate(true, false) && survey.tryComplete())) {
    return refused([error('', 'changed')]);
  }
  const kept: unknown = survey.data;
  return isDeepStrictEqual(kept, answers) ? { ok: true, answers } : refused([error('', 'changed')]);
}

type Fit = { readonly value: string | number | (string | number)[] } | { readonly misfit: AnswerErrorCode };

/** Looks at one answer by itself: its type and whether each value is offered, strictly (2 is not "2"). */
function fitAnswer(question: Question, value: unknown): Fit {
  if (question instanceof QuestionCommentModel) return fitText(question, value);
  const alone = standingAlone(question);
  const offered = new Set([...choicesOf(question), ...alone]);
  if (question.getType() !== 'checkbox') {
    if (!isChoice(value)) return { misfit: 'wrong_type' };
    return offered.has(value) ? { value } : { misfit: 'unknown_value' };
  }
  if (!Array.isArray(value) || value.length === 0) return { misfit: 'wrong_type' };
  if (value.length > offered.size) return { misfit: 'repeated_value' };
  const ticked: (string | number)[] = [];
  for (const one of value) {
    if (!isChoice(one)) return { misfit: 'wrong_type' };
    if (!offered.has(one)) return { misfit: 'unknown_value' };
    ticked.push(one);
  }
  if (new Set(ticked).size !== ticked.length) return { misfit: 'repeated_value' };
  if (ticked.length > 1 && ticked.some((one) => alone.includes(one))) return { misfit: 'not_alone' };
  return { value: ticked };
}

/** Words of one's own. A question without a limit takes none: `surveys check` asks for one. */
function fitText(question: QuestionCommentModel, value: unknown): Fit {
  if (typeof value !== 'string') return { misfit: 'wrong_type' };
  if (value.length > question.maxLength) return { misfit: 'too_long' };
  return value.trim() !== '' && isPlainText(value) ? { value } : { misfit: 'unfit_text' };
}

function choicesOf(question: Question): unknown[] {
  if (question instanceof QuestionRatingModel) return question.visibleRateValues.map((item) => item.value);
  return question instanceof QuestionSelectBase ? question.choices.map((choice) => choice.value) : [];
}

/** «None of these» and «I'd rather skip»: next to a tick they would contradict it. */
function standingAlone(question: Question): unknown[] {
  if (!(question instanceof QuestionSelectBase)) return [];
  const values: unknown[] = [];
  if (question.showNoneItem) values.push(question.noneItem.value);
  if (question.showRefuseItem) values.push(question.refuseItem.value);
  return values;
}

function isChoice(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function error(name: string, code: AnswerErrorCode): AnswerError {
  return { question: name.slice(0, LONGEST_NAME), code, message: MESSAGES[code] };
}

function refused(errors: readonly AnswerError[]): AcceptedAnswers {
  return { ok: false, errors };
}
