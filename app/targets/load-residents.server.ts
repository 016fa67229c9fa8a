import { listPopulationDatasets, listResidents } from '../../db/queries/populations.ts';
import type { SiteSummary } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { comuniOfProvince } from '../network/comuni.server.ts';
import type { Formats } from '../ui/formats.ts';
import { type Residents, residentsOf } from './residents.ts';

/** The comuni of a province where nobody was met. */
export interface WhiteArea {
  readonly province: string;
  readonly residents: number | null;
  /** Largest first where residents are known. */
  readonly comuni: readonly {
    readonly code: string;
    readonly name: string;
    readonly residents: number | null;
  }[];
}

/** Residents by comune and age class, for the provinces with sites, in the newest population that has comuni. */
export async function loadResidents({ app }: Pick<Call, 'app'>, sites: readonly SiteSummary[]) {
  const datasets = await listPopulationDatasets(app.db);
  const residents = new Map<string, Map<string, number>>();
  const comuni =
    datasets.length > 0 ? (await Promise.all(provincesOf(sites).map(comuniOfProvince))).flat() : [];
  const codes = new Set([...comuni.map(({ code }) => code), ...sites.map(({ comune }) => comune)]);
  for (const { id, year, source } of datasets) {
    const rows = await listResidents(app.db, id, [...codes]);
    for (const { geo, age_class, residents: count } of rows) {
      const classes = residents.get(geo) ?? new Map<string, number>();
      residents.set(geo, classes.set(age_class, count));
    }
    if (rows.length > 0) return { population: { year, source }, residents };
  }
  return { population: null, residents };
}

function provincesOf(sites: readonly SiteSummary[]): string[] {
  return [...new Set(sites.map(({ province }) => province))].sort();
}

/** The comuni of the provinces with sites where nobody was met, by province. */
export async function listWhiteAreas(
  sites: readonly SiteSummary[],
  isMet: (code: string) => boolean,
  residents: Residents,
  { compare }: Formats,
): Promise<WhiteArea[]> {
  const areas = await Promise.all(
    provincesOf(sites).map(async (province) => {
      const comuni = (await comuniOfProvince(province))
        .filter(({ code }) => !isMet(code))
        .map(({ code, name }) => ({ code, name, residents: residentsOf(residents, code) }))
        .sort((a, b) => (b.residents ?? 0) - (a.residents ?? 0) || compare(a.name, b.name));
      const known = comuni.some((one) => one.residents !== null);
      return {
        province,
        comuni,
        residents: known ? comuni.reduce((sum, one) => sum + (one.residents ?? 0), 0) : null,
      };
    }),
  );
  return areas.filter(({ comuni }) => comuni.length > 0);
}
