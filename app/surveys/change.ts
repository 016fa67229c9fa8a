import {
  type ActivityVariable,
  AREA_CODES,
  AREAS,
  type AreaCode,
  type DsiVariables,
  SKIPPED,
  variablesOf,
} from './dsi-variables.ts';

type Answers = Readonly<Record<string, unknown>>;

/** What a person newly does or no longer does: the variable they ticked, or `IBUY`. */
export type DoneVariable = ActivityVariable | 'IBUY';

export interface AreaChange {
  readonly area: AreaCode;
  /** `skipped`: one of the two times the whole area, so there is nothing to compare. */
  readonly kind: 'more' | 'same' | 'less' | 'skipped';
  /** Done now and not then; of an activity with several boxes the first one ticked. */
  readonly gained: readonly DoneVariable[];
  readonly lost: readonly DoneVariable[];
}

export interface Change {
  /** Whether the person was online then and now. */
  readonly kind: 'both' | 'began' | 'stopped' | 'offline';
  /** Empty for who is not online now: they were not asked. */
  readonly areas: readonly AreaChange[];
}

/**
 * What has changed between two complete responses to `dsi-2`, activity by activity; null where one of them says nothing.
 * A question skipped one of the two times is left out: not having said so is not the same as not doing it.
 */
export function changeOf(before: Answers, after: Answers): Change | null {
  const then = variablesOf(before);
  const now = variablesOf(after);
  if (!then || !now) return null;
  if (now.IU !== 1) return { kind: then.IU === 1 ? 'stopped' : 'offline', areas: [] };
  const areas = AREA_CODES.map((area) => areaChange(area, { before, after, then, now }));
  return { kind: then.IU === 1 ? 'both' : 'began', areas };
}

interface Twice {
  readonly before: Answers;
  readonly after: Answers;
  readonly then: DsiVariables;
  readonly now: DsiVariables;
}

function areaChange(area: AreaCode, { before, after, then, now }: Twice): AreaChange {
  const compared = AREAS[area].activities.filter((names) => {
    const question = questionOf(area, names);
    return !isSkipped(before[question]) && !isSkipped(after[question]);
  });
  const gained = compared.flatMap((names) => (doneOf(names, then) ? [] : (doneOf(names, now) ?? [])));
  const lost = compared.flatMap((names) => (doneOf(names, now) ? [] : (doneOf(names, then) ?? [])));
  const kind =
    compared.length === 0 ? 'skipped' : gained.length > 0 ? 'more' : lost.length > 0 ? 'less' : 'same';
  return { area, kind, gained, lost };
}

/** The box ticked of an activity; a purchase counts over twelve months, everything else over three. */
function doneOf(names: readonly DoneVariable[], variables: DsiVariables): DoneVariable | undefined {
  return names.find((name) => variables[name] === 1 || (name === 'IBUY' && variables.IBUY === 2));
}

/** Each area has a first question for most of its activities; checking facts and buying have their own. */
function questionOf(area: AreaCode, names: readonly DoneVariable[]): string {
  const [first = '', second] = AREAS[area].questions;
  const own = names.includes('IBUY') || names.includes('TICCSFOI');
  return own && second ? second : first;
}

function isSkipped(answer: unknown): boolean {
  return answer === SKIPPED || (Array.isArray(answer) && answer.includes(SKIPPED));
}
