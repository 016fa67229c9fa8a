import type { SurveyDefinition } from '../surveys/definition-texts.ts';

/** Pages and questions of a questionnaire's definition. */
export function countQuestions(definition: SurveyDefinition): { pages: number; questions: number } {
  const pages: unknown[] = Array.isArray(definition.pages) ? definition.pages : [];
  const questions = pages.map((page) =>
    typeof page === 'object' && page !== null && 'elements' in page && Array.isArray(page.elements)
      ? page.elements.length
      : 0,
  );
  return { pages: pages.length, questions: questions.reduce((sum, count) => sum + count, 0) };
}
