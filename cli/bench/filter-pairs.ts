import type { Figures } from '../../app/figures/figures.server.ts';
import { addDays } from '../../app/platform/clock.ts';
import type { RowFilter } from '../../db/queries/figures-from-rows.ts';
import { NETWORK } from '../../db/scope.ts';
import { Random } from '../../db/seed/random.ts';
import { TODAY } from './networks.ts';

/** The last year. */
export const YEAR = { from: addDays(TODAY, -364), to: TODAY };
/** The tables of a dashboard. */
export const TABLES = ['month', 'site', 'topic', 'ageBand', 'gender'] as const;
const DIMENSIONS = [
  'ageBand',
  'gender',
  'education',
  'occupation',
  'citizenship',
  'language',
  'mode',
  'channel',
] as const;
const QUESTIONS = 120;

/** All the year's codes of those dimensions. */
export async function listFilters(figures: Figures): Promise<RowFilter[]> {
  const { by } = await figures.participation(NETWORK, { ...YEAR, by: DIMENSIONS });
  return DIMENSIONS.flatMap((name) => by[name].map(({ key }) => ({ name, code: key })));
}

/** Pairs of filters of two dimensions, the same for the same narrowings, none twice. */
export function pairsOf(narrowings: readonly RowFilter[]): (readonly [RowFilter, RowFilter])[] {
  const random = new Random(11);
  const pairs = narrowings.flatMap((one, index) =>
    narrowings
      .slice(index + 1)
      .filter((other) => other.name !== one.name)
      .map((other) => [one, other] as const),
  );
  return pairs
    .map((pair) => ({ pair, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, QUESTIONS)
    .map(({ pair }) => pair);
}

/** The dashboard's figures, narrowed by two filters nobody asked for before, and the ms they took. */
export async function askPair(figures: Figures, [one, other]: readonly [RowFilter, RowFilter]) {
  const filters = { [one.name]: [one.code], [other.name]: [other.code] };
  const begun = performance.now();
  const participation = await figures.participation(NETWORK, { ...YEAR, filters, by: TABLES });
  return { participation, ms: performance.now() - begun };
}
