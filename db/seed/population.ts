import type { PopulationDataset, PopulationResidents } from '../queries/populations.ts';
import { idAt } from './ids.ts';
import { Random } from './random.ts';

/** Round sizes that tell large provinces from small ones: examples, not a count of anybody. */
const PROVINCE_SIZES: Readonly<Record<string, number>> = {
  FI: 800_000,
  PI: 350_000,
  LU: 300_000,
  AR: 300_000,
  LI: 300_000,
  PT: 250_000,
  PO: 200_000,
  SI: 200_000,
  GR: 200_000,
  MS: 150_000,
};

/** The provinces of the demo's region. */
export const PROVINCES = Object.keys(PROVINCE_SIZES);

const CAPITALS = [
  'Firenze',
  'Pisa',
  'Lucca',
  'Arezzo',
  'Livorno',
  'Pistoia',
  'Prato',
  'Siena',
  'Grosseto',
  'Massa',
];

/** Women and men in a thousand, as an old region has them. */
const CLASSES: readonly (readonly [PopulationResidents['age_class'], women: number, men: number])[] = [
  ['16-24', 45, 50],
  ['25-34', 55, 60],
  ['35-44', 65, 65],
  ['45-54', 90, 85],
  ['55-64', 90, 85],
  ['65-74', 75, 70],
  ['75+', 95, 70],
];

/** The part of a province that lives in its capital; the other comuni share the rest. */
const CAPITAL = 0.3;

/** A comune of the demo's region. */
export interface SeedComune {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  /** There is a help point: these are the larger ones. */
  readonly hasSite: boolean;
}

/**
 * A population to try weighting and the map with, for the demo network: made up, and it says so wherever its source is
 * shown. Sizes of comuni are drawn.
 */
export function makePopulation(
  seed: number,
  today: string,
  at: number,
  comuni: readonly SeedComune[],
): { readonly dataset: PopulationDataset; readonly cells: readonly PopulationResidents[] } {
  // A sequence of its own: the rest of the network stays as it was before there were populations.
  const random = new Random(seed);
  const id = idAt(random, at);
  const region = Object.values(PROVINCE_SIZES).reduce((sum, size) => sum + size, 0);
  const sizes = { ...PROVINCE_SIZES, '09': region, network: region, ...comuneSizes(random, comuni) };
  const cells = Object.entries(sizes).flatMap(([geo, size]) =>
    CLASSES.flatMap(([age_class, women, men]): PopulationResidents[] => [
      { geo, age_class, sex: 'A', residents: Math.round((size / 1000) * women) },
      { geo, age_class, sex: 'B', residents: Math.round((size / 1000) * men) },
    ]),
  );
  const dataset = {
    id,
    year: Number(today.slice(0, 4)) - 1,
    source: 'Dati di esempio, non Istat',
    retrieved_on: today,
    content_hash: `demo ${seed}`,
    places: Object.keys(sizes).length,
    residents: cells.reduce((sum, { residents }) => sum + residents, 0),
    imported_by: null,
    imported_at: new Date(at).toISOString(),
  };
  return { dataset, cells };
}

/** Every comune has a few hundred residents at least; most are small, some are not. */
function comuneSizes(random: Random, comuni: readonly SeedComune[]): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const [province, size] of Object.entries(PROVINCE_SIZES)) {
    const own = comuni.filter((one) => one.province === province);
    const capital = own.find(({ name }) => CAPITALS.includes(name));
    const others = own
      .filter((one) => one !== capital)
      .map(({ code, hasSite }) => [code, (hasSite ? 1.2 : 0.1) + random.next() ** 3] as const);
    const weight = others.reduce((sum, [, one]) => sum + one, 0);
    if (capital) sizes[capital.code] = Math.round(size * CAPITAL);
    for (const [code, one] of others) sizes[code] = Math.round((size * (1 - CAPITAL) * one) / weight);
  }
  return sizes;
}
