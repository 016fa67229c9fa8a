import type { ProgrammeTable } from '../../db/schema/programme.ts';
import type { SiteTable } from '../../db/schema/site.ts';
import { closedFrame, isAhead, siteRefusal } from '../desk/rules.ts';

/** Heads without a name a register takes. */
export const MOST_UNNAMED = 200;

/** Why a register cannot be closed; a value, for whoever keeps it to read. */
export type ClosingRefusal =
  | { readonly kind: 'future' }
  /** Nobody was there: a lesson without anybody is cancelled, not held. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'site'; readonly status: 'planned' | 'suspended' | 'closed' }
  | { readonly kind: 'programme'; readonly programme: string };

type Frame = Pick<ProgrammeTable, 'name' | 'starts_on' | 'ends_on' | 'closes_on'>;

interface Moment {
  readonly today: string;
  readonly now: Date;
  readonly timeZone: string;
}

/** True until a lesson begins; as at the desk, a clock may be some minutes fast. */
export function isToCome(lesson: { readonly day: string; readonly time: string }, at: Moment): boolean {
  return lesson.day > at.today || isAhead(lesson, at.now, at.timeZone);
}

/** What speaks against closing the register of a lesson of `day` and `time` with so many heads; null when nothing does. */
export function closingRefusal(
  lesson: { readonly day: string; readonly time: string; readonly heads: number },
  site: Pick<SiteTable, 'status' | 'closed_on'>,
  programmes: readonly Frame[],
  at: Moment,
): ClosingRefusal | null {
  if (isToCome(lesson, at)) return { kind: 'future' };
  if (lesson.heads === 0) return { kind: 'nobody' };
  const status = siteRefusal(site, lesson.day);
  if (status) return { kind: 'site', status };
  const closed = closedFrame(programmes, lesson.day, at.today);
  return closed ? { kind: 'programme', programme: closed.name } : null;
}

/** Codes of the lists `mode` and `channel` a lesson is counted under (SE3 of the national platform: C or D). */
export function countedAs(place: 'site' | 'elsewhere' | 'online') {
  return place === 'online'
    ? ({ mode: 'D', channel: 'video' } as const)
    : ({ mode: 'C', channel: 'in_presence' } as const);
}

/** Lessons to the staff are their own training: no citizen comes to them, so they are no session. */
export function isForStaff({ audience }: { readonly audience: string }): boolean {
  return audience === 'facilitators';
}
