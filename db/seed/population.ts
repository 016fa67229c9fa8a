import type { PopulationDataset, PopulationResidents } from '../queries/populations.ts';
import { idAt } from './ids.ts';
import { Random } from './random.ts';

/** Round sizes that tell large provinces from small ones: examples, not a count of anybody. */
const PROVINCES: Readonly<Record<string, number>> = {
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

/** A population to try weighting with, for the demo network: made up, and it says so wherever its source is shown. */
export function makePopulation(
  seed: number,
  today: string,
  at: number,
): { readonly dataset: PopulationDataset; readonly cells: readonly PopulationResidents[] } {
  const region = Object.values(PROVINCES).reduce((sum, size) => sum + size, 0);
  const sizes = { ...PROVINCES, '09': region, network: region };
  const cells = Object.entries(sizes).flatMap(([geo, size]) =>
    CLASSES.flatMap(([age_class, women, men]): PopulationResidents[] => [
      { geo, age_class, sex: 'A', residents: (size / 1000) * women },
      { geo, age_class, sex: 'B', residents: (size / 1000) * men },
    ]),
  );
  const dataset = {
    // A sequence of its own: the rest of the network stays as it was before there were populations.
    id: idAt(new Random(seed), at),
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
