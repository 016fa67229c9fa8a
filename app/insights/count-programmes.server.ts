import { listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import type { Call } from '../access/gate.server.ts';
import type { Filters } from '../figures/participation.ts';
import { commonDays, monthsAround, type Period } from '../figures/period.ts';
import type { ShownRow } from '../figures/show-participation.ts';
import type { KnownProgramme, Selection } from './load-selection.server.ts';

/** The figures of each programme, in its days and at its sites; those in which nobody came are left out. */
export async function countProgrammes(
  { app }: { readonly app: Pick<Call['app'], 'db' | 'figures'> },
  { scope, exact }: Pick<Selection, 'scope' | 'exact'>,
  programmes: readonly KnownProgramme[],
  asked: {
    readonly period: Period;
    readonly siteIds: readonly string[] | null;
    readonly filters: Filters;
  },
): Promise<ShownRow[]> {
  const { period, siteIds, filters } = asked;
  const rows = await Promise.all(
    programmes.map(async (programme) => {
      const days = commonDays(period, exact ? programme : monthsAround(programme));
      const sites = await listProgrammeSiteIds(app.db, scope, programme.id);
      const ofBoth = siteIds ? sites.filter((id) => siteIds.includes(id)) : sites;
      if (!days || ofBoth.length === 0) return [];
      const { total } = await app.figures.shown(scope, { ...days, siteIds: ofBoth, filters }, exact);
      return total.accesses.value === 0 ? [] : [{ key: programme.id, ...total }];
    }),
  );
  return rows.flat();
}
