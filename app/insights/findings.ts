import { UNKNOWN } from '../figures/participation.ts';
import { lastDay, type Period } from '../figures/period.ts';
import type { Interval } from '../figures/wilson.ts';
import { type Breakdown, OVERLAPPING } from './breakdowns.ts';
import type { FigureRow } from './figure-rows.ts';

/** What a picture says, as a key of the words of this area (`finding.*`) and what it fills in. */
export interface Finding {
  readonly key: string;
  readonly words: Readonly<Record<string, string | number>>;
}

/** What may be said of a selection: numbers in sight only, so that a title never tells what a table hides. */
export interface Sight {
  /** Accesses in all; null = hidden. */
  readonly accesses: number | null;
  /** Shares need at least this many. */
  readonly minDenominator: number;
}

const plain = (by: Breakdown): Finding => ({ key: `finding.${by}.plain`, words: {} });

/**
 * The one row with most accesses among those in sight; undefined when two are equal, there is none, or what is hidden
 * (`unseen` accesses) could be more.
 */
function leader(rows: readonly FigureRow[], unseen: number): FigureRow | undefined {
  const seen = rows.filter((row) => row.accesses !== null && row.accesses > 0 && row.key !== UNKNOWN);
  const most = Math.max(...seen.map((row) => row.accesses ?? 0));
  const first = seen.filter((row) => row.accesses === most);
  return first.length === 1 && most > unseen ? first[0] : undefined;
}

/** Accesses of the hidden rows together, where the rows split the total. */
function unseenOf(rows: readonly FigureRow[], { accesses }: Sight): number {
  if (rows.every((row) => row.accesses !== null)) return 0;
  if (accesses === null) return Number.POSITIVE_INFINITY;
  return accesses - rows.reduce((sum, row) => sum + (row.accesses ?? 0), 0);
}

function shareOf(row: FigureRow, { accesses, minDenominator }: Sight): number | null {
  if (row.accesses === null || accesses === null || accesses < minDenominator) return null;
  return row.accesses / accesses;
}

/** Fractions people say in words, each with how far a share may be from it. */
const FRACTIONS = [
  { name: 'half', share: 1 / 2, reach: 0.03 },
  { name: 'third', share: 1 / 3, reach: 0.025 },
  { name: 'quarter', share: 1 / 4, reach: 0.02 },
] as const;

/** «Metà degli accessi è della fascia 55–74». */
export function ageFinding(rows: readonly FigureRow[], sight: Sight): Finding {
  const row = leader(rows, unseenOf(rows, sight));
  const share = row ? shareOf(row, sight) : null;
  if (!row || share === null) return plain('ageBand');
  const fraction = FRACTIONS.find((known) => Math.abs(share - known.share) <= known.reach);
  return {
    key: `finding.ageBand.${fraction?.name ?? 'share'}`,
    words: { band: row.label, percent: Math.round(share * 100) },
  };
}

/** National codes (Facilita, AN7) that have a sentence of their own. */
const GENDERS: ReadonlyMap<string, string> = new Map([
  ['A', 'women'],
  ['B', 'men'],
]);

export function genderFinding(rows: readonly FigureRow[], sight: Sight): Finding {
  const row = leader(rows, unseenOf(rows, sight));
  const share = row ? shareOf(row, sight) : null;
  if (!row || share === null) return plain('gender');
  return {
    key: `finding.gender.${GENDERS.get(row.key) ?? 'other'}`,
    words: { gender: row.label, percent: Math.round(share * 100) },
  };
}

/** Of any other breakdown: the row with most accesses, and how many of 100. Where rows overlap, each is small for itself. */
export function leadFinding(by: Breakdown, rows: readonly FigureRow[], sight: Sight): Finding {
  const row = leader(rows, OVERLAPPING.has(by) ? 0 : unseenOf(rows, sight));
  const share = row ? shareOf(row, sight) : null;
  if (!row || share === null) return plain(by);
  return { key: `finding.${by}.most`, words: { name: row.label, percent: Math.round(share * 100) } };
}

/** Months that lie in the period only in part are left out: they would lose unfairly. Days after `today` are not over. */
export function monthFinding(
  rows: readonly FigureRow[],
  sight: Sight,
  { period, today, nameOf }: { period: Period; today: string; nameOf: (month: string) => string },
): Finding {
  const to = period.to < today ? period.to : today;
  const whole = rows.filter(({ key }) => `${key}-01` >= period.from && lastDay(key) <= to);
  const row = whole.length > 1 ? leader(whole, unseenOf(rows, sight)) : undefined;
  return row ? { key: 'finding.month.most', words: { month: nameOf(row.key) } } : plain('month');
}

/** From this many sites on, how few make up half is worth saying. */
const MANY_SITES = 4;

export function siteFinding(rows: readonly FigureRow[], sight: Sight): Finding {
  const row = leader(rows, unseenOf(rows, sight));
  if (!row) return plain('site');
  const most: Finding = { key: 'finding.site.most', words: { site: row.label } };
  if (rows.length < MANY_SITES || sight.accesses === null || sight.accesses < sight.minDenominator)
    return most;
  const count = fewestFor(rows, sight.accesses / 2);
  if (count === null || count > rows.length / 3) return most;
  return { key: 'finding.site.half', words: { count, sites: rows.length } };
}

/** How few of the rows in sight have `wanted` accesses together; null when all of them have not. */
function fewestFor(rows: readonly FigureRow[], wanted: number): number | null {
  let sum = 0;
  let count = 0;
  for (const accesses of rows.map((row) => row.accesses ?? 0).sort((a, b) => b - a)) {
    sum += accesses;
    count += 1;
    if (sum >= wanted) return count;
  }
  return null;
}

/** How much less than before is a fall worth a sentence: a quarter. */
const FALL = 0.75;

/**
 * The site that fell most among those that had enough to fall; null when none fell by a quarter, in sight. `until` is the day
 * up to which is compared, in words, where that is not the whole period.
 */
export function fallFinding(
  rows: readonly FigureRow[],
  { minDenominator }: Sight,
  until: string | null,
): Finding | null {
  const fallen = rows.flatMap(({ label, compared }) => {
    const [now, before] = [compared?.now.accesses, compared?.before.accesses];
    if (typeof now !== 'number' || typeof before !== 'number') return [];
    return before >= minDenominator && now <= before * FALL ? [{ site: label, now, before }] : [];
  });
  const [most] = fallen.toSorted((a, b) => b.before - b.now - (a.before - a.now));
  if (!most) return null;
  const words = { count: fallen.length, ...most };
  return until === null
    ? { key: 'finding.site.fall', words }
    : { key: 'finding.site.fall_until', words: { ...words, until } };
}

/** A published percentage to set beside. */
interface Published {
  readonly value: number;
  readonly year: number;
}

/**
 * People at least basic against Italy: higher or lower only where the interval leaves no doubt, and nothing at all
 * where people are few (`unreliable`). `italy` is null where the denominators differ (users only, 75 and over).
 */
export function skillsFinding(
  interval: Interval | null,
  unreliable: boolean,
  italy: Published | null,
): Finding {
  if (!interval) return { key: 'finding.skills.plain', words: {} };
  const percent = Math.round(interval.share * 100);
  if (unreliable) return { key: 'finding.skills.few', words: { percent } };
  if (!italy) return { key: 'finding.skills.share', words: { percent } };
  const words = { percent, italy: Math.round(italy.value), year: italy.year };
  if (interval.high * 100 < italy.value) return { key: 'finding.skills.below', words };
  if (interval.low * 100 > italy.value) return { key: 'finding.skills.above', words };
  return { key: 'finding.skills.like', words };
}
