import { MOST_UNNAMED } from './rules.ts';

/** What is set on a register by one tap or one small form. */
export type Tick =
  /** `minutes` null: the whole lesson. */
  | { readonly kind: 'there'; readonly enrolmentId: string; readonly minutes: number | null }
  | { readonly kind: 'away'; readonly enrolmentId: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'unnamed'; readonly heads: number };

type ReadTick =
  | { readonly ok: true; readonly tick: Tick }
  | {
      readonly ok: false;
      readonly field: string;
      readonly key: 'minutes' | 'unnamed' | 'nothing';
      readonly most: number;
    };

/** Reads a tick; `text` gives the fields as typed. */
export function readTick(text: (name: string) => string, lessonMinutes: number): ReadTick {
  if (text('all') === '1') return { ok: true, tick: { kind: 'all' } };
  if (text('unnamed') !== '') {
    const heads = wholeNumber(text('unnamed'), 0, MOST_UNNAMED);
    if (heads === null) return { ok: false, field: 'unnamed', key: 'unnamed', most: MOST_UNNAMED };
    return { ok: true, tick: { kind: 'unnamed', heads } };
  }
  const enrolmentId = text('enrolment');
  if (enrolmentId === '') return { ok: false, field: 'register', key: 'nothing', most: 0 };
  if (text('there') === '0') return { ok: true, tick: { kind: 'away', enrolmentId } };
  const typed = text('minutes').trim();
  if (typed === '') return { ok: true, tick: { kind: 'there', enrolmentId, minutes: null } };
  const minutes = wholeNumber(typed, 1, lessonMinutes);
  if (minutes === null)
    return { ok: false, field: `minutes-${enrolmentId}`, key: 'minutes', most: lessonMinutes };
  return { ok: true, tick: { kind: 'there', enrolmentId, minutes } };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
