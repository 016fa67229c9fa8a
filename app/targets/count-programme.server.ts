import type { Call } from '../access/gate.server.ts';
import type { Shown } from '../disclosure/shown.ts';
import type { Period } from '../figures/period.ts';
import { ALL_HIDDEN, NOBODY_CAME, type ShownFigures } from '../figures/show-participation.ts';
import type { Measure } from '../network/target-steps.ts';
import { type Frame, monthEnds, type Span, weekEnds } from './rules.ts';
import type { Weekly } from './weekly.ts';

/** Where and when something is counted, and what may be seen of it. */
export interface Counting {
  /** Undefined: all in scope, which are counted much faster than as many by name. */
  readonly siteIds: readonly string[] | undefined;
  readonly exact: boolean;
}

/** What counts towards targets, as it may be shown. */
export interface Counted {
  readonly total: ShownFigures;
  /** Of one of the sites. */
  at(siteId: string): ShownFigures;
  /** Sites that received somebody: nothing about people. Counted when asked for: a region is many. */
  activeSites(): Promise<number>;
}

/** The figures of some sites in some days: in whole months for whoever may not see true counts. */
export async function countSites(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  { siteIds, exact }: Counting,
  period: Period,
): Promise<Counted> {
  const asked = { ...period, siteIds, by: ['site'] as const };
  const shown = await app.figures.shown(scope, asked, exact);
  const bySite = new Map<string, ShownFigures>(shown.by.site.map((row) => [row.key, row]));
  const others = shown.tooFine.includes('site') ? ALL_HIDDEN : NOBODY_CAME;
  return {
    total: shown.total,
    at: (siteId) => bySite.get(siteId) ?? others,
    activeSites: async () => (await app.figures.participation(scope, asked)).by.site.length,
  };
}

/** The count of a measure; facilitators are staff, whose number is no secret. */
export async function countOf(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  { siteIds }: Counting,
  period: Period,
  { total, activeSites }: Counted,
  measure: Measure,
): Promise<Shown> {
  if (measure === 'sites') return { value: await activeSites(), suppressed: false };
  if (measure !== 'facilitators') return total[measure];
  const { by } = await app.figures.participation(scope, { ...period, siteIds, by: ['facilitator'] });
  return { value: by.facilitator.length, suppressed: false };
}

/** What each of the last complete weeks or months added, oldest first; null where something of it is hidden. */
interface Added {
  readonly span: Span;
  readonly counts: Readonly<Record<Weekly, readonly number[] | null>>;
}

/**
 * What the last weeks added; in months for whoever may not see true counts. New people are those the programme had not
 * met before.
 */
export async function countAdded(
  { app, scope, today }: Pick<Call, 'app' | 'scope' | 'today'>,
  { siteIds, exact }: Counting,
  frame: Frame,
): Promise<Added> {
  const ends = exact ? weekEnds(frame, today) : monthEnds(frame, today);
  const totals = await Promise.all(
    ends.map(async (to): Promise<ShownFigures> => {
      const asked = { from: frame.startsOn, to, siteIds };
      return to < frame.startsOn ? NOBODY_CAME : (await app.figures.shown(scope, asked, exact)).total;
    }),
  );
  const countsOf = (measure: Weekly): readonly number[] | null => {
    const values = totals.map((total) => total[measure].value);
    const known = values.filter((value) => value !== null);
    return known.length < values.length
      ? null
      : known.slice(1).map((value, index) => value - (known[index] ?? 0));
  };
  return {
    span: exact ? 'week' : 'month',
    counts: {
      uniques: countsOf('uniques'),
      accesses: countsOf('accesses'),
      sessions: countsOf('sessions'),
    },
  };
}
