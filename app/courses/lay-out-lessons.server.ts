import type { Db } from '../../db/index.ts';
import type { Scope } from '../../db/scope.ts';
import type { Slot } from './clashes.ts';
import { findClosedDays, type TeachingPlace } from './closed-days.server.ts';
import type { LessonsForm } from './lessons-form.server.ts';
import { type ClosedDay, candidateDays, layOut } from './weekly-pattern.ts';

/** A day of the pattern without a lesson, and why. */
export type SkippedDay = ClosedDay & { readonly day: string };

/** The lessons a form asks for, in order, and the days that were skipped on the way. */
export async function layOutLessons(
  db: Db,
  scope: Scope,
  form: LessonsForm,
  place: TeachingPlace,
): Promise<{ readonly slots: readonly Slot[]; readonly skipped: readonly SkippedDay[] }> {
  if (form.way === 'dates') return { slots: form.slots, skipped: [] };
  const { start_time, minutes } = form;
  const closed = await findClosedDays(db, scope, candidateDays(form), place);
  const { days, skipped } = layOut(form, closed);
  return { slots: days.map((day) => ({ day, start_time, minutes })), skipped };
}
