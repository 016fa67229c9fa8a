import type { Db } from '../../db/index.ts';
import { listOrganisationsOfSites } from '../../db/queries/baselines.ts';
import { countDeclined } from '../../db/queries/declined-questionnaires.ts';
import { countUnfinished } from '../../db/queries/unfinished.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { type MonthCount, type PlaceTimes, releaseOf } from '../disclosure/place-times.ts';
import type { DisclosureRules } from '../disclosure/shown.ts';
import { testsOf } from './pick.ts';
import type { BaselineQuestion } from './question.ts';
import type { Beside } from './report.ts';

const INSTRUMENT = 'dsi-2';

/**
 * Questionnaires without a baseline at the sites and in the months asked for: by the day they were begun, or declined. Of
 * people who did not finish nobody knows age or sex, so that filters on people do not apply.
 */
export async function countBeside(
  db: Db,
  asked: { readonly scope: Scope; readonly question: BaselineQuestion; readonly exact: boolean },
  rules: DisclosureRules,
): Promise<Beside> {
  const { site: isAsked, month: isMeant } = testsOf(asked.scope, asked.question);
  const [unfinished, declined, sites] = await Promise.all([
    countUnfinished(db, NETWORK, INSTRUMENT),
    countDeclined(db, NETWORK, INSTRUMENT),
    listOrganisationsOfSites(db),
  ]);
  const organisationOf = new Map(sites.map(({ id, organisation_id }) => [id, organisation_id]));
  const sum = (name: string, counts: readonly MonthCount[]) =>
    asked.exact
      ? sumExactly(counts, { isAsked, isMeant })
      : releaseOf(db, name, counts, organisationOf, rules).sumOf({ isAsked, isMeant }).value;
  return { incomplete: sum('incomplete', unfinished), declined: sum('declined', declined) };
}

function sumExactly(counts: readonly MonthCount[], { isAsked, isMeant }: PlaceTimes): number {
  return counts.reduce((sum, { site_id, month, n }) => sum + (isAsked(site_id) && isMeant(month) ? n : 0), 0);
}
