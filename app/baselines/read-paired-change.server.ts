import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/index.ts';
import {
  type Activities,
  type BaselineCount,
  countBaselinesByMonth,
  type LaterAnswer,
  listLaterAnswers,
} from '../../db/queries/baseline-pairs.ts';
import { listFigureMonths } from '../../db/queries/figures.ts';
import { findNetwork } from '../../db/queries/network.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK, type Scope, scopeCovers } from '../../db/scope.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import { addDays, addMonths } from '../platform/clock.ts';
import { notFound } from '../platform/problem.ts';
import { answeredUntil, firstFollowUp } from '../surveys/follow-up-rules.ts';
import { type ChangePlace, placeKey, releaseChanges } from './change-release.ts';
import { attrition, type Measured, type Pair, pairedChange } from './paired-change.ts';
import { type ShownChange, showChange } from './show-change.ts';

const INSTRUMENT = 'dsi-2';

/** A pair with where its baseline was taken and the day of its follow-up. */
interface FoundPair extends Pair {
  readonly siteId: string;
  readonly day: string;
}

/**
 * What changed between baseline and first follow-up for the people of a place: up to the month it is released for, or with
 * `exact` up to `today` and with nothing hidden (for staff who may open the persons themselves). A pair belongs to the
 * place of its baseline. Throws 404 for a place that is not wholly in scope.
 */
export async function readPairedChange(
  db: Db,
  scope: Scope,
  place: ChangePlace,
  { today, exact }: { readonly today: string; readonly exact: boolean },
): Promise<ShownChange> {
  const sites = await listSites(db, NETWORK);
  const organisationOf = new Map(sites.map(({ id, organisation_id }) => [id, organisation_id]));
  const siteIds = new Set(sitesOf(place, organisationOf));
  const covered = place.kind === 'network' ? scope.kind === 'network' : siteIds.size > 0;
  if (!covered || ![...siteIds].every((id) => scopeCovers(scope, id))) throw notFound();

  if (exact) {
    const own = await findFollowed(db, { kind: 'sites', siteIds: [...siteIds] }, today);
    return changeOf(own, siteIds, today, null);
  }
  const network = await findNetwork(db);
  const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
  const lastDay = addDays(`${today.slice(0, 7)}-01`, -1);
  const { followed, months, shown } = await findReleased(db, lastDay, organisationOf, rules);
  const key = placeKey(place);
  const change = shown.get(key) ?? changeOf(followed, siteIds, lastDayOf(months.get(key)), rules);
  shown.set(key, change);
  return change;
}

/** The change of some sites up to a day; null where it may not be shown up to any. */
function changeOf(
  { pairs, taken }: FollowedUp,
  siteIds: ReadonlySet<string>,
  until: string | null,
  rules: DisclosureRules | null,
): ShownChange {
  const own = pairs.filter(({ siteId, day }) => siteIds.has(siteId) && (until === null || day <= until));
  if (own.length === 0) return { status: 'nobody' };
  if (until === null) return { status: 'hidden' };

  const lastDue = answeredUntil(until).slice(0, 7);
  const due = taken.filter(({ site_id, month }) => siteIds.has(site_id) && month <= lastDue);
  const left = attrition(
    due.reduce((sum, one) => sum + one.baselines, 0),
    own.length,
  );
  return showChange(pairedChange(own), left, until, rules);
}

function sitesOf(place: ChangePlace, organisationOf: ReadonlyMap<string, string>): string[] {
  const all = [...organisationOf.keys()];
  if (place.kind === 'network') return all;
  if (place.kind === 'site') return all.filter((id) => id === place.id);
  return all.filter((id) => organisationOf.get(id) === place.id);
}

interface FollowedUp {
  readonly pairs: readonly FoundPair[];
  /** The baselines whose follow-up was due. */
  readonly taken: readonly BaselineCount[];
}

/** What is known on a day of those whose baseline was taken in scope; other requests get their turn in between. */
async function findFollowed(db: Db, scope: Scope, day: string): Promise<FollowedUp> {
  const pairs = pairsOf(await listLaterAnswers(db, scope, INSTRUMENT, day));
  const until = answeredUntil(day);
  const taken: BaselineCount[] = [];
  for (const { month } of await listFigureMonths(db, '0000-00', until.slice(0, 7))) {
    await setImmediate();
    const last = `${month}-31`;
    const to = last < until ? last : until;
    taken.push(...(await countBaselinesByMonth(db, scope, INSTRUMENT, `${month}-01`, to)));
  }
  return { pairs, taken };
}

interface Released {
  readonly followed: FollowedUp;
  /** Last month by `placeKey`. */
  readonly months: ReadonlyMap<string, string>;
  /** What was asked for since, by `placeKey`. */
  readonly shown: Map<string, ShownChange>;
}

/** The releases of each database as they were last computed, and what from; once for all who ask meanwhile. */
const remembered = new WeakMap<Db, { readonly key: string; readonly released: Promise<Released> }>();

/** The releases up to a day, computed again only when figures, sites or rules have changed. */
async function findReleased(
  db: Db,
  lastDay: string,
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): Promise<Released> {
  // Asked before reading: what changes in between is read again the next time.
  // No later month is looked at: the visits of the running one change nothing here.
  const figures = await listFigureMonths(db, '0000-00', lastDay.slice(0, 7));
  const key = JSON.stringify([lastDay, figures, rules, [...organisationOf]]);
  const before = remembered.get(db);
  if (before?.key === key) return before.released;
  const released = release(db, lastDay, organisationOf, rules);
  remembered.set(db, { key, released });
  // What failed is tried again.
  released.catch(() => remembered.delete(db));
  return released;
}

/** Of the whole network: releases of one place hang on those of all others. */
async function release(
  db: Db,
  lastDay: string,
  organisationOf: ReadonlyMap<string, string>,
  rules: DisclosureRules,
): Promise<Released> {
  const followed = await findFollowed(db, NETWORK, lastDay);
  const dated = followed.pairs.map(({ siteId, day, before: baseline, after }) => ({
    siteId,
    month: day.slice(0, 7),
    before: baseline.overall,
    after: after.overall,
  }));
  const taken = followed.taken.map(({ site_id, month, at_least_basic, baselines }) => ({
    siteId: site_id,
    month,
    isAtLeastBasic: at_least_basic === 1,
    baselines,
  }));
  const months = releaseChanges(dated, taken, organisationOf, rules);
  return { followed, months, shown: new Map<string, ShownChange>() };
}

/** The last day of a month (`YYYY-MM`); null for none. */
function lastDayOf(month: string | undefined): string | null {
  return month === undefined ? null : addDays(addMonths(`${month}-01`, 1), -1);
}

/** Each person's baseline with the first answer that counts as follow-up; who has none is left out. */
function pairsOf(later: readonly LaterAnswer[]): FoundPair[] {
  const byPerson = new Map<number, LaterAnswer[]>();
  for (const answer of later) {
    const own = byPerson.get(answer.person_no);
    if (own) own.push(answer);
    else byPerson.set(answer.person_no, [answer]);
  }
  return [...byPerson.values()].flatMap((answers) => {
    const found = firstFollowUp(answers[0]?.baseline_day ?? '', answers);
    if (!found) return [];
    return {
      siteId: found.site_id,
      day: found.day,
      before: measured(found.baseline_overall, found.baseline_activities),
      after: measured(found.overall, found.activities),
    };
  });
}

function measured(overall: Measured['overall'], kept: Activities): Measured {
  const { activities_il: IL, activities_cc: CC, activities_dcc: DCC } = kept;
  const { activities_sf: SF, activities_ps: PS } = kept;
  if (IL === null || CC === null || DCC === null || SF === null || PS === null) {
    return { overall, activities: null };
  }
  return { overall, activities: { IL, CC, DCC, SF, PS } };
}
