import type { SiteSummary } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { UNKNOWN } from '../insights/participation.ts';
import type { Period } from '../insights/period.ts';
import { SHOWN_GROUPINGS, showParticipation } from '../insights/show-participation.ts';
import { type ComuneCount, protectPlaces, type ShownPlaces } from './protect-places.ts';
import { AGE_GROUPS } from './residents.ts';

interface Sight {
  readonly rules: DisclosureRules;
  readonly exact: boolean;
}

/** Bands of each group, then those of whom no age is known. */
const BANDS: readonly (readonly string[])[] = [...AGE_GROUPS.map(({ bands }) => bands), [UNKNOWN]];

/**
 * People by site, and by comune and group of ages, protected together. What the dashboard hides of a site, or of the
 * bands of the sites of a comune, is hidden here too: groups of bands beside single bands would give these away.
 */
export async function countPlaces(
  call: Pick<Call, 'app' | 'scope'>,
  sites: readonly SiteSummary[],
  period: Period,
  sight: Sight,
): Promise<ShownPlaces> {
  const { app, scope } = call;
  const bySite = await app.figures.participation(scope, { ...period, by: SHOWN_GROUPINGS });
  const shown = showParticipation(bySite, { ...sight, sensitiveTopics: new Set() });
  const hidden = new Set(
    (shown.by.site ?? []).filter(({ uniques }) => uniques.suppressed).map(({ key }) => key),
  );
  const comuneOf = new Map(sites.map(({ id, comune }) => [id, comune]));

  const count = async (ageBand?: readonly string[]) => {
    const filters = ageBand ? { ageBand } : {};
    const { total, by } = await app.figures.participation(scope, { ...period, by: ['comune'], filters });
    return { total: total.uniques, of: new Map(by.comune.map((row) => [row.key, row.uniques])) };
  };
  const all = await count();
  const groups = await Promise.all(BANDS.map(count));
  const comuni: ComuneCount[] = [];
  for (const [comune, people] of all.of) {
    const isHidden = sight.exact ? seesAll : await hiddenAt(call, sitesAt(sites, comune), period, sight);
    comuni.push({
      comune,
      people,
      isHidden: isHidden(null),
      groups: BANDS.map((bands, index) => ({
        people: groups[index]?.of.get(comune) ?? 0,
        isHidden: isHidden(bands),
      })),
    });
  }
  return protectPlaces(
    bySite.by.site.map(({ key, uniques }) => ({
      id: key,
      comune: comuneOf.get(key) ?? '',
      people: uniques,
      isHidden: hidden.has(key),
    })),
    comuni,
    { people: all.total, groups: groups.map(({ total }) => total) },
    sight.exact ? null : sight.rules,
  );
}

const seesAll = () => false;

function sitesAt(sites: readonly SiteSummary[], comune: string): string[] {
  return sites.filter((site) => site.comune === comune).map(({ id }) => id);
}

/** Which bands of some sites (null: their people altogether) the dashboard would hide. */
async function hiddenAt(
  { app, scope }: Pick<Call, 'app' | 'scope'>,
  siteIds: readonly string[],
  period: Period,
  sight: Sight,
): Promise<(bands: readonly string[] | null) => boolean> {
  const figures = await app.figures.participation(scope, { ...period, siteIds, by: SHOWN_GROUPINGS });
  const { total, by } = showParticipation(figures, { ...sight, sensitiveTopics: new Set() });
  const hidden = new Set(
    (by.ageBand ?? []).filter(({ uniques }) => uniques.suppressed).map(({ key }) => key),
  );
  return (bands) => (bands ? bands.some((band) => hidden.has(band)) : total.uniques.suppressed);
}
