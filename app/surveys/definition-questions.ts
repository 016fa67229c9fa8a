import { isRecord, recordsOf } from './canonical-json.ts';
import type { SurveyDefinition } from './definition-texts.ts';

/** The questions of a definition, in order; none of what has no such form. */
export function questionsOf(definition: unknown): Record<string, unknown>[] {
  const pages = isRecord(definition) ? recordsOf(definition.pages) : [];
  return pages.flatMap(({ elements }) => recordsOf(elements));
}

/** Pages and questions of a questionnaire's definition. */
export function countQuestions(definition: SurveyDefinition): { pages: number; questions: number } {
  return { pages: recordsOf(definition.pages).length, questions: questionsOf(definition).length };
}
