import { addDays } from '../platform/clock.ts';

/** How long before an edition and after it answers may be given and still belong to it. */
const DAYS_AROUND = 60;

/** The days between which answers belong to an edition. */
export function checkDays(edition: { readonly starts_on: string; readonly ends_on: string }) {
  return { from: addDays(edition.starts_on, -DAYS_AROUND), to: addDays(edition.ends_on, DAYS_AROUND) };
}

/** A questionnaire of somebody enrolled, with the moment they say they answer at. */
export interface Check {
  readonly id: string;
  readonly isComplete: boolean;
  /** As answered: `before` or `after`; null while it was not. */
  readonly moment: string | null;
  /** Points out of `of`. */
  readonly score: number;
  readonly of: number;
}

export interface BeforeAfter {
  readonly before: Check | null;
  readonly after: Check | null;
  /** Begun and not finished. */
  readonly open: Check | null;
}

/** The first complete answer before a course and the last one after it, among those of its days, in order of time. */
export function beforeAndAfter(checks: readonly Check[]): BeforeAfter {
  const complete = checks.filter(({ isComplete }) => isComplete);
  return {
    before: complete.find(({ moment }) => moment === 'before') ?? null,
    after: complete.findLast(({ moment }) => moment === 'after') ?? null,
    open: checks.findLast(({ isComplete }) => !isComplete) ?? null,
  };
}

/** The points of those who answered both times, the same questions; nobody else can be compared. */
export function pairsOf(people: readonly BeforeAfter[]): { before: number; after: number }[] {
  return people.flatMap(({ before, after }) =>
    before && after && before.of === after.of ? [{ before: before.score, after: after.score }] : [],
  );
}
