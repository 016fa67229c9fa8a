import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { countCasesByMonth, findCaseVersion, type MonthCases } from '../../db/queries/case-figures.ts';
import { NETWORK } from '../../db/scope.ts';
import { releaseCounts } from '../disclosure/place-times.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import type { Period } from '../figures/period.ts';
import { type CaseFigures, type Span, showCases } from './case-figures.ts';

/** What may be seen of the cases of some sites, of whose resolved ones the days are known. */
interface SeenCases {
  together(siteIds: ReadonlySet<string>, spans: readonly Span[]): CaseFigures;
  ofSite(siteId: string, spans: readonly Span[]): CaseFigures;
}

/** The sites that ever had a case, and their figures in a period. */
export interface CountedCases {
  readonly siteIds: ReadonlySet<string>;
  figuresIn(period: Period): Promise<SeenCases>;
}

/** Of each database, as long as no case, no organisation of a site and no rule changes. */
const kept = new WeakMap<Db, { readonly terms: string; readonly counted: Promise<CountedCases> }>();

/**
 * For whoever may not open the persons: out of releases of the whole network, one for each thing counted. Other requests
 * get their turn while they are made.
 */
export async function readReleases(db: Db, rules: DisclosureRules): Promise<CountedCases> {
  const [version, sites] = await Promise.all([findCaseVersion(db), listOrganisationsOfSites(db)]);
  const organisationOf = new Map(sites.map(({ id, organisation_id }) => [id, organisation_id]));
  const terms = JSON.stringify([version, [...organisationOf], rules]);
  const before = kept.get(db);
  if (before?.terms === terms) return before.counted;
  // Once for all who ask while it is made.
  const counted = releaseCases(await countCasesByMonth(db, NETWORK), organisationOf, rules);
  kept.set(db, { terms, counted });
  return counted;
}

/** What waits has no month: it waits now. */
const NOW = '0001-01';

async function releaseCases(
  cases: readonly MonthCases[],
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): Promise<CountedCases> {
  const release = async (monthOf: (row: MonthCases) => string | null) => {
    await setImmediate();
    const counts = cases.flatMap((row) => {
      const month = monthOf(row);
      return month === null ? [] : [{ site_id: row.site_id, month, n: row.n }];
    });
    return releaseCounts(counts, organisationOf, rules);
  };
  const closed = (status: MonthCases['status']) =>
    release((row) => (row.status === status ? row.closed : null));
  const releases = {
    opened: await release(({ opened }) => opened),
    resolved: await closed('resolved'),
    abandoned: await closed('abandoned'),
    waiting: await release(({ status }) => (status === 'waiting' ? NOW : null)),
  };
  return {
    siteIds: new Set(cases.map(({ site_id }) => site_id)),
    async figuresIn({ from, to }) {
      const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
      const isMeant = (month: string) => first <= month && month <= last;
      const isNow = () => true;
      const ofSite = {
        opened: releases.opened.siteSums(isMeant),
        resolved: releases.resolved.siteSums(isMeant),
        abandoned: releases.abandoned.siteSums(isMeant),
        waiting: releases.waiting.siteSums(isNow),
      };
      return {
        together(siteIds, spans) {
          const isAsked = (id: string) => siteIds.has(id);
          const shown = {
            opened: releases.opened.sumOf({ isAsked, isMeant }),
            resolved: releases.resolved.sumOf({ isAsked, isMeant }),
            abandoned: releases.abandoned.sumOf({ isAsked, isMeant }),
            waiting: releases.waiting.sumOf({ isAsked, isMeant: isNow }),
          };
          return showCases(shown, spans, rules);
        },
        ofSite(siteId, spans) {
          const shown = {
            opened: ofSite.opened(siteId),
            resolved: ofSite.resolved(siteId),
            abandoned: ofSite.abandoned(siteId),
            waiting: ofSite.waiting(siteId),
          };
          return showCases(shown, spans, rules);
        },
      };
    },
  };
}
