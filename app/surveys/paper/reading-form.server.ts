import { textOf } from '../../platform/http/read-form.server.ts';
import type { FieldErrors } from '../../ui/field-errors.ts';
import { type AnswerErrorCode, acceptComplete } from '../accept-answers.server.ts';
import type { Instrument } from '../instruments.server.ts';
import { FIELD_PREFIX } from '../page-answers.ts';
import { type PaperQuestion, readBoxes } from './box-codes.ts';
import type { Reading } from './paper-state.ts';
import { dayFault } from './rules.ts';

/** What a reading is judged by. */
interface ReadingRules {
  readonly instrument: Instrument;
  readonly questions: readonly PaperQuestion[];
  readonly today: string;
  readonly printedOn: string | null;
}

type ReadReading =
  | { readonly ok: true; readonly reading: Reading }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Longer than any boxes; words of one's own have their own limit. */
const LONGEST = 200;

/**
 * Reads what was typed from a paper. Where two readings differed, `agreed` is what is settled: only `asked` fields are
 * read then. The answers are accepted as a whole, as those of a screen.
 */
export function readReading(
  form: FormData,
  rules: ReadingRules,
  settled?: { readonly agreed: Reading; readonly asked: readonly string[] },
): ReadReading {
  const isAsked = (name: string) => settled === undefined || settled.asked.includes(name);
  const errors: Record<string, FieldErrors[string]> = {};
  const day = isAsked('day') ? textOf(form, 'day').trim() : (settled?.agreed.day ?? '');
  const wrongDay = dayFault(day, rules.today, rules.printedOn);
  if (wrongDay) errors.day = { key: `paper:wrong.day.${wrongDay}`, words: { day: rules.printedOn ?? '' } };

  const answers: Record<string, unknown> = { ...settled?.agreed.answers };
  for (const question of rules.questions) {
    if (!isAsked(question.name)) continue;
    const field = FIELD_PREFIX + question.name;
    const typed = textOf(form, field);
    const most = question.kind === 'text' ? question.most : LONGEST;
    const read = readBoxes(question, typed.slice(0, most + 1));
    const { letter } = question;
    if (!read.ok) errors[field] = { key: `paper:wrong.${read.why}`, words: { letter, box: read.box } };
    else if (read.answer === null) delete answers[question.name];
    else answers[question.name] = read.answer;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };

  const accepted = acceptComplete(rules.instrument.definition, answers);
  if (accepted.ok) return { ok: true, reading: { day, answers: accepted.answers } };
  for (const { question: name, code } of accepted.errors) {
    const letter = rules.questions.find((question) => question.name === name)?.letter ?? '';
    errors[name === '' ? 'day' : FIELD_PREFIX + name] = {
      key: `paper:wrong.${faultOf(code)}`,
      words: { letter, box: '' },
    };
  }
  return { ok: false, errors };
}

function faultOf(code: AnswerErrorCode): 'empty' | 'not_asked' | 'rule' {
  if (code === 'required') return 'empty';
  return code === 'hidden_question' ? 'not_asked' : 'rule';
}
