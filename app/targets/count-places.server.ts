import type { SiteSummary } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { UNKNOWN } from '../insights/participation.ts';
import type { Period } from '../insights/period.ts';
import { SHOWN_GROUPINGS, showParticipation } from '../insights/show-participation.ts';
import { type ComuneCount, protectPlaces, type ShownPlaces } from './protect-places.ts';
import { AGE_GROUPS } from './residents.ts';

/** People by site, and by comune and group of ages, protected together. */
export async function countPlaces(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  sites: readonly SiteSummary[],
  period: Period,
  sight: { readonly rules: DisclosureRules; readonly exact: boolean },
): Promise<ShownPlaces> {
  const bySite = await app.figures.participation(scope, { ...period, by: SHOWN_GROUPINGS });
  const shown = showParticipation(bySite, { ...sight, sensitiveTopics: new Set() });
  const [all, ...groups] = await Promise.all(
    [undefined, ...AGE_GROUPS.map(({ bands }) => [...bands]), [UNKNOWN]].map((ageBand) =>
      app.figures.participation(scope, {
        ...period,
        by: ['comune'],
        ...(ageBand ? { filters: { ageBand } } : {}),
      }),
    ),
  );
  const rowsOf = (figures: typeof all) => new Map(figures?.by.comune.map((row) => [row.key, row.uniques]));
  const ages = groups.map(rowsOf);
  const hidden = new Set(shown.bySite.filter(({ uniques }) => uniques.suppressed).map(({ key }) => key));
  const comuneOf = new Map(sites.map(({ id, comune }) => [id, comune]));
  return protectPlaces(
    bySite.by.site.map(({ key, uniques }) => ({
      id: key,
      comune: comuneOf.get(key) ?? '',
      people: uniques,
      isHidden: hidden.has(key),
    })),
    [...rowsOf(all)].map(
      ([comune, people]): ComuneCount => ({
        comune,
        people,
        groups: ages.map((rows) => rows.get(comune) ?? 0),
      }),
    ),
    { people: all?.total.uniques ?? 0, groups: groups.map(({ total }) => total.uniques) },
    sight.exact ? null : sight.rules,
  );
}
