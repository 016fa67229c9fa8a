import { z } from 'zod';
import { day, type Read, readFields } from '../network/fields.server.ts';
import { WEEK_DAYS, type WeekDay } from '../network/hours.ts';
import { isDay } from '../platform/clock.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { endTime, firstOverlap, type Slot } from './clashes.ts';
import { wholeNumber } from './course-form.server.ts';
import { SINGLE_DATES } from './place-kinds.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const time = z.string().trim().regex(TIME, 'courses:error.time');
export const minutes = wholeNumber(15, 720, 'courses:error.minutes');

const Common = z.object({ start_time: time, minutes });
const Weekly = Common.extend({ first_day: day, count: wholeNumber(1, 100, 'courses:error.lessons') });

/** When lessons are to be: every week, or on single dates. */
export type LessonsForm =
  | {
      readonly way: 'weekly';
      readonly firstDay: string;
      readonly weekDays: readonly WeekDay[];
      readonly count: number;
      readonly start_time: string;
      readonly minutes: number;
    }
  | { readonly way: 'dates'; readonly slots: readonly Slot[] };

/** True when something that begins then and lasts so long ends on the same day. */
export function endsThatDay(slot: Omit<Slot, 'day'>): boolean {
  return endTime(slot) <= '24:00';
}

/** Reads when the lessons are. */
export function readLessonsForm(form: FormData): Read<LessonsForm> {
  return textOf(form, 'way') === 'dates' ? readDates(form) : readWeekly(form);
}

function readWeekly(form: FormData): Read<LessonsForm> {
  const read = readFields(form, Weekly);
  const errors: Record<string, FieldError> = read.ok ? {} : { ...read.errors };
  const chosen = textsOf(form, 'weekdays');
  const weekDays = WEEK_DAYS.filter((one) => chosen.includes(one));
  if (weekDays.length === 0) errors.weekdays = { key: 'courses:error.no_weekday' };
  if (read.ok && !endsThatDay(read.value)) errors.minutes = { key: 'courses:error.midnight' };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const { first_day, ...rest } = read.value;
  return { ok: true, value: { way: 'weekly', firstDay: first_day, weekDays, ...rest } };
}

/** Dates typed one by one, each at the usual time unless it has its own; in order, whatever order they were typed in. */
function readDates(form: FormData): Read<LessonsForm> {
  const read = readFields(form, Common);
  if (!read.ok) return read;
  const errors: Record<string, FieldError> = {};
  const slots: Slot[] = [];
  for (let number = 1; number <= SINGLE_DATES; number += 1) {
    const typedDay = textOf(form, `date_${number}`).trim();
    const typedTime = textOf(form, `time_${number}`).trim() || read.value.start_time;
    if (typedDay === '') continue;
    const slot = { day: typedDay, start_time: typedTime, minutes: read.value.minutes };
    if (!isDay(typedDay)) errors.dates = { key: 'courses:error.date', words: { number } };
    else if (!TIME.test(typedTime)) errors.dates = { key: 'courses:error.date_time', words: { number } };
    else if (!endsThatDay(slot)) errors.minutes = { key: 'courses:error.midnight' };
    slots.push(slot);
  }
  if (slots.length === 0) errors.dates = { key: 'courses:error.no_date' };
  else if (!errors.dates && firstOverlap(slots)) errors.dates = { key: 'courses:error.same_time' };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const order = ({ day, start_time }: Slot) => `${day} ${start_time}`;
  return { ok: true, value: { way: 'dates', slots: slots.sort((a, b) => order(a).localeCompare(order(b))) } };
}
