import type { AnalysedBaseline } from '../../db/queries/baselines.ts';
import { seededRandom } from './figures-world.ts';

/** A network as large and as uneven as asked. */
export interface RandomNetwork {
  readonly seed: number;
  readonly people: number;
  readonly organisations: number;
  readonly sites: number;
  readonly months: number;
}

const LEVELS_BY_AREAS = ['X', 'X', 'LM', 'N', 'LW'] as const;

/** Baselines of a random network; few sites, codes and levels have most people, as in life. */
export function randomBaselines({ seed, people, organisations, sites, months }: RandomNetwork) {
  const random = seededRandom(seed);
  const skewed = (values: number) => Math.floor(values * random() ** 2.5);
  const pick = <T>(values: readonly T[], place: number): T => {
    const value = values[Math.min(place, values.length - 1)];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  const ease = 0.1 + random() * 0.7;
  const rows = Array.from({ length: people }, (): AnalysedBaseline => {
    const month = skewed(months);
    const day = new Date(Date.UTC(2024, 9 + month, 1 + Math.floor(random() * 28))).toISOString().slice(0, 10);
    const online = random() < 0.85;
    const able = random();
    const area = () => {
      if (!online) return 'none' as const;
      const luck = random() * 0.5 + able * 0.5;
      return luck < (1 - ease) * 0.7 ? 'none' : luck < 0.55 ? 'B' : 'AB';
    };
    const areas = [area(), area(), area(), area(), area()] as const;
    const reached = areas.filter((level) => level !== 'none').length;
    const best = areas.every((level) => level === 'AB') ? 'AB' : 'B';
    return {
      site_id: `site-${skewed(sites)}`,
      day,
      age: random() < 0.03 ? null : 14 + Math.floor(random() * 75),
      gender: pick(['F', 'M', 'A', null], skewed(4)),
      education: pick(['C', 'B', 'D', 'A', null], skewed(5)),
      citizenship: pick(['IT', 'EU', 'other'], skewed(3)),
      way: pick(['desk', 'tablet', 'home', 'paper'] as const, skewed(4)),
      overall: !online ? 'NA' : reached === 5 ? best : pick(LEVELS_BY_AREAS, reached),
      area_il: areas[0],
      area_cc: areas[1],
      area_dcc: areas[2],
      area_sf: areas[3],
      area_ps: areas[4],
    };
  });
  const organisationOf = new Map(
    Array.from({ length: sites }, (_, site) => [`site-${site}`, `organisation-${site % organisations}`]),
  );
  return { rows, organisationOf };
}
