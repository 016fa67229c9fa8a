import { isPlainText } from '../platform/http/plain-text.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SKIPPED } from './dsi-variables.ts';
import type { PageScreen, QuestionScreen } from './screen.ts';

/** Answers by question as they travel: one value, a list of ticks, or null for «taken back». */
type SentAnswers = Readonly<Record<string, string | number | readonly (string | number)[] | null>>;

/** Form fields of questions begin with this, so that no question is taken for a button. */
export const FIELD_PREFIX = 'q-';

/**
 * What a page's form says, by question.
 * With `skip`, what is unanswered and may be skipped is marked as skipped; a mark made before stays until there is a tick.
 */
export function pageAnswers(page: PageScreen, form: FormData, skip: boolean): SentAnswers {
  const answers: Record<string, string | number | readonly (string | number)[] | null> = {};
  for (const question of page.questions) {
    const values = form.getAll(FIELD_PREFIX + question.name).filter((value) => typeof value === 'string');
    answers[question.name] = answerOf(question, values, skip);
  }
  for (const field of form.keys()) {
    if (!field.startsWith(FIELD_PREFIX)) continue;
    const name = field.slice(FIELD_PREFIX.length);
    // A question of another page or of none: sent on, so that it is refused by name.
    if (!(name in answers)) answers[name] = form.getAll(field).map(String);
  }
  return answers;
}

function answerOf(question: QuestionScreen, values: readonly string[], skip: boolean) {
  if (question.kind === 'text') return writtenText(values);
  if (values.length === 0) {
    if (!question.marksSkipping || !(skip || question.skipped)) return null;
    return question.kind === 'several' ? [SKIPPED] : SKIPPED;
  }
  const typed = values.map(fromField);
  if (question.kind === 'several') return typed;
  // Two values for one radio button is nobody's click: a list, which the check refuses.
  return typed.length === 1 ? (typed[0] ?? null) : typed;
}

/** Words as they were written; null for none. Forms send line ends as CR LF. */
function writtenText(values: readonly string[]): string | null {
  return values.join('\n').replaceAll('\r\n', '\n').trim() || null;
}

/** The value of a choice as the definition has it: `1` comes as text and is a number again. */
export function fromField(value: string): string | number {
  return /^\d{1,9}$/.test(value) ? Number(value) : value;
}

/** Stored answers with what was sent put in its place; null takes an answer away. */
export function mergeAnswers(
  stored: Readonly<Record<string, unknown>>,
  sent: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...stored, ...sent };
  for (const [name, value] of Object.entries(sent)) if (value === null) delete merged[name];
  return merged;
}

/** Written words the server would refuse, as errors of their fields: they are not sent before they are mended. */
export function unfitTexts(page: PageScreen, sent: Readonly<Record<string, unknown>>): FieldErrors {
  const unfit = page.questions.filter(({ name, written }) => {
    const text = sent[name];
    return written !== null && typeof text === 'string' && !isPlainText(text);
  });
  return Object.fromEntries(
    unfit.map(({ name, title }) => [
      FIELD_PREFIX + name,
      { key: 'ask:errors.unfit_text', words: { question: title } },
    ]),
  );
}
