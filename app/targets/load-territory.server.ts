import { findNetwork } from '../../db/queries/network.ts';
import { listSeenProgrammes } from '../../db/queries/programmes.ts';
import { listSites, type SiteSummary } from '../../db/queries/sites.ts';
import { NETWORK, scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { STRICT } from '../disclosure/shown.ts';
import { type Period, readPeriod, wholeMonths } from '../figures/period.ts';
import { maySeeTrueCounts } from '../insights/policy.ts';
import { quickPeriods } from '../insights/quick-periods.ts';
import { wordsIn } from '../platform/words.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import { countPlaces, type ShownPlaces } from './count-places.server.ts';
import { loadProgress } from './load-progress.server.ts';
import { listWhiteAreas, loadResidents, type WhiteArea } from './load-residents.server.ts';
import {
  AGE_GROUPS,
  compareReach,
  perThousand,
  type Rate,
  type Residents,
  residentsOf,
} from './residents.ts';
import { WEEKLY } from './weekly.ts';

export type Pace = 'on_pace' | 'behind' | 'none';

/** A site as it stands on the map and in the table beside it. */
export interface TerritorySite {
  readonly id: string;
  readonly name: string;
  readonly comune: string;
  readonly comuneCode: string;
  readonly province: string;
  /** null = may not be seen. */
  readonly people: number | null;
  readonly pace: Pace;
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly isItinerant: boolean;
}

/** People met at the sites of a comune beside its residents. */
export interface ReachedComune {
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly people: number | null;
  readonly residents: number | null;
  readonly rate: Rate;
  /** By group of ages. */
  readonly rates: readonly Rate[];
}

export interface Territory {
  readonly period: Period;
  readonly exact: boolean;
  readonly minCell: number;
  readonly sites: readonly TerritorySite[];
  readonly comuni: readonly ReachedComune[];
  readonly white: readonly WhiteArea[];
  /** Comuni with sites of others, of which nothing is known here. */
  readonly comuniElsewhere: number;
  /** null when none was imported that has comuni of these provinces. */
  readonly population: { readonly year: number; readonly source: string } | null;
  /** The programmes that run, and the one that says the pace. */
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
  readonly programmeId: string | null;
}

type TerritoryReading =
  | { readonly ok: true; readonly territory: Territory }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Where people were met and where not, in the period the address names, at the sites in reach. */
export async function loadTerritory(call: Call): Promise<TerritoryReading> {
  const { app, actor, scope, url, today } = call;
  const [network, everywhere] = await Promise.all([findNetwork(app.db), listSites(app.db, NETWORK)]);
  const sites = everywhere.filter(({ id }) => scopeCovers(scope, id));
  const exact = maySeeTrueCounts(actor, scope.kind === 'network' ? null : scope.siteIds);
  const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
  const reading = readPeriod(url.searchParams, today);
  if (!reading.ok) {
    return {
      ok: false,
      errors: Object.fromEntries(
        reading.errors.map(({ field, code }) => [field, { key: `insights:errors.${code}` }]),
      ),
    };
  }
  const isUsual = !url.searchParams.get('from')?.trim() && !url.searchParams.get('to')?.trim();
  const usual = isUsual ? quickPeriods(today, true)[0] : reading.period;
  const period = exact ? usual : wholeMonths(usual, today);

  const pace = await loadPace(call);
  if (!pace) {
    const value = (url.searchParams.get('programme') ?? '').slice(0, ECHO);
    const words = { field: wordsIn(actor.language).t('insights:table.programme'), value };
    return { ok: false, errors: { programme: { key: 'insights:errors.unknownValue', words } } };
  }
  const shown = await countPlaces(call, period, exact);
  const places = await loadResidents(call, sites);
  const formats = formatsFor(actor.language);
  const elsewhere = new Set(
    everywhere.filter(({ id }) => !scopeCovers(scope, id)).map(({ comune }) => comune),
  );
  const comuni = [...new Map(sites.map((site) => [site.comune, site])).values()]
    .map((site) => reachedComune(site, shown, places.residents))
    .sort((a, b) => compareReach(a, b) || formats.compare(a.name, b.name));
  return {
    ok: true,
    territory: {
      period,
      exact,
      minCell: rules.minCell,
      sites: sites
        .filter((site) => site.status === 'active' || shown.sites.has(site.id))
        .map((site) => ({
          id: site.id,
          name: site.name,
          comune: site.comune_name,
          comuneCode: site.comune,
          province: site.province,
          people: seen(shown.sites.get(site.id)),
          pace: pace.of.get(site.id) ?? 'none',
          position:
            site.latitude === null || site.longitude === null
              ? null
              : { latitude: site.latitude, longitude: site.longitude },
          isItinerant: site.kind === 'itinerant',
        })),
      comuni,
      white: await listWhiteAreas(
        sites,
        (code) => shown.comuni.has(code) || elsewhere.has(code),
        places.residents,
        formats,
      ),
      comuniElsewhere: [...elsewhere].filter((code) => !shown.comuni.has(code)).length,
      population: places.population,
      programmes: pace.programmes,
      programmeId: pace.programmeId,
    },
  };
}

/** As much of a wrong value as is shown again. */
const ECHO = 40;

/** What may be seen of a count; nobody where there is none. */
function seen(count: { readonly value: number | null } | undefined): number | null {
  return count ? count.value : 0;
}

/** How the sites stand with the running programme asked for, or the latest one; null when the one asked for does not run. */
async function loadPace(call: Call) {
  const { app, scope, url, today } = call;
  const running = (await listSeenProgrammes(app.db, scope)).filter(
    ({ starts_on, ends_on }) => starts_on <= today && today <= ends_on,
  );
  const asked = url.searchParams.get('programme') || running[0]?.id;
  const wanted = running.find(({ id }) => id === asked);
  if (asked !== undefined && !wanted) return null;
  const of = new Map<string, Pace>();
  if (wanted) {
    const { bySite, sitesOf } = await loadProgress(call, wanted);
    const measure = WEEKLY.find((one) => bySite.includes(one));
    for (const { id, behind } of measure ? sitesOf(measure) : []) {
      if (behind !== null) of.set(id, behind > 0 ? 'behind' : 'on_pace');
    }
  }
  return {
    of,
    programmes: running.map(({ id, name }) => ({ id, name })),
    programmeId: wanted?.id ?? null,
  };
}

function reachedComune(site: SiteSummary, shown: ShownPlaces, residents: Residents): ReachedComune {
  const counts = shown.comuni.get(site.comune);
  const people = seen(counts?.people);
  const all = residentsOf(residents, site.comune);
  return {
    code: site.comune,
    name: site.comune_name,
    province: site.province,
    people,
    residents: all,
    rate: perThousand(people, all),
    rates: AGE_GROUPS.map(({ classes }, index) =>
      perThousand(counts ? seen(counts.groups[index]) : 0, residentsOf(residents, site.comune, classes)),
    ),
  };
}
