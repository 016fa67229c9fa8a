import { SKIPPED } from '../dsi-variables.ts';
import { fromField } from '../page-answers.ts';
import type { QuestionScreen } from '../screen.ts';

/** A box to cross: what is printed beside it (`C-3`) and what it stands for. */
interface Box {
  readonly code: string;
  /** What is typed: its number; 0 for «none of these». */
  readonly number: string;
  readonly value: string;
  readonly text: string;
  readonly alone: boolean;
}

/** A question as it stands on paper. */
export interface PaperQuestion
  extends Pick<QuestionScreen, 'name' | 'kind' | 'title' | 'description' | 'ends'> {
  readonly letter: string;
  readonly boxes: readonly Box[];
  readonly mayBeSkipped: boolean;
  /** Skipping is an answer that is kept; otherwise there is none. */
  readonly marksSkipping: boolean;
  /** Most characters of words of one's own. */
  readonly most: number;
}

/** Without I and O, which look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letter of the question at a place, from 0: A, B, … then AA. */
export function letterOf(place: number): string {
  const [rounds, at] = [Math.floor(place / LETTERS.length), place % LETTERS.length];
  return (rounds === 0 ? '' : LETTERS.charAt(rounds - 1)) + LETTERS.charAt(at);
}

/** A question with the codes of its boxes; `place` is its place in the questionnaire, from 0. */
export function paperQuestion(question: QuestionScreen, place: number): PaperQuestion {
  const { name, kind, title, description, ends, choices, mayBeSkipped, marksSkipping, written } = question;
  const letter = letterOf(place);
  let last = 0;
  const boxes = choices.map(({ value, text, alone }): Box => {
    if (!alone) last += 1;
    const number = alone ? '0' : String(last);
    return { code: `${letter}-${number}`, number, value, text, alone };
  });
  const most = written?.most ?? 0;
  return { name, kind, title, description, ends, letter, boxes, mayBeSkipped, marksSkipping, most };
}

/** What typed boxes say: an answer, nothing (null), or what is wrong with them. */
type ReadBoxes =
  | { readonly ok: true; readonly answer: PaperAnswer | null }
  | { readonly ok: false; readonly why: BoxFault; readonly box: string };

type PaperAnswer = string | number | readonly (string | number)[];

type BoxFault = 'no_box' | 'other_question' | 'twice' | 'one_only' | 'not_alone' | 'no_skipping' | 'empty';

const TOKEN = /^(?:([A-Z]{1,2})-?)?(\d{1,2})$/;

/**
 * Reads the boxes typed for a question: `1 3 4`, `C-1 C-3` or, where no number has two digits, `134`; `0` is «none of
 * these», `-` skipped. An empty field says nothing. The answer has its ticks in the order of the boxes.
 */
export function readBoxes(question: PaperQuestion, typed: string): ReadBoxes {
  const text = typed.trim().toUpperCase();
  if (question.kind === 'text') return { ok: true, answer: typed.trim() === '' ? null : typed.trim() };
  if (text === '') return { ok: true, answer: null };
  if (/^[-–—]$/.test(text)) return skipped(question);
  const crossed = new Set<Box>();
  for (const token of tokensOf(question, text)) {
    const [, letter, digits = ''] = TOKEN.exec(token) ?? [];
    if (letter !== undefined && letter !== question.letter) return fault('other_question', token);
    const box = question.boxes.find(({ number }) => number === digits);
    if (!box) return fault('no_box', token);
    if (crossed.has(box)) return fault('twice', box.code);
    crossed.add(box);
  }
  const boxes = question.boxes.filter((box) => crossed.has(box));
  const alone = boxes.find((box) => box.alone);
  if (boxes.length > 1 && question.kind !== 'several') return fault('one_only', '');
  if (boxes.length > 1 && alone) return fault('not_alone', alone.code);
  const values = boxes.map(({ value }) => fromField(value));
  return { ok: true, answer: question.kind === 'several' ? values : (values[0] ?? null) };
}

function fault(why: BoxFault, box: string): ReadBoxes {
  // Whatever was typed is shown again: no longer than a code can be.
  return { ok: false, why, box: box.slice(0, 8) };
}

function skipped({ kind, mayBeSkipped, marksSkipping }: PaperQuestion): ReadBoxes {
  if (!mayBeSkipped) return fault('no_skipping', '');
  if (!marksSkipping) return { ok: true, answer: null };
  return { ok: true, answer: kind === 'several' ? [SKIPPED] : SKIPPED };
}

/** What was typed, box by box; with one-digit boxes alone the digits need no space between them. */
function tokensOf({ boxes }: PaperQuestion, text: string): string[] {
  const parts = text.split(/[\s,;.+]+/).filter(Boolean);
  if (boxes.some(({ number }) => number.length > 1)) return parts;
  return parts.flatMap((part) => (/^\d+$/.test(part) ? [...part] : [part]));
}

/** An answer as it is typed: `1 3`; `–` for a skipped question, nothing for no answer. */
export function typedBoxes(question: PaperQuestion, answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  if (question.kind === 'text') return String(answer);
  const values = [answer].flat().map(String);
  if (values.includes(SKIPPED)) return '–';
  return question.boxes
    .filter(({ value }) => values.includes(value))
    .map(({ number }) => number)
    .join(' ');
}

/** The texts an answer stands for, in the order of the boxes. */
export function textsOf(question: PaperQuestion, answer: unknown): string[] {
  if (question.kind === 'text') return typeof answer === 'string' ? [answer] : [];
  const values = [answer].flat().map(String);
  return question.boxes.filter(({ value }) => values.includes(value)).map(({ text }) => text);
}
