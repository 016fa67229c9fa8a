import { findNetwork } from '../../db/queries/network.ts';
import { listProgrammeTargets, type TargetStep } from '../../db/queries/programme-targets.ts';
import { listProgrammeSiteIds, type SeenProgramme } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { STRICT } from '../disclosure/shown.ts';
import { type Period, wholeMonths } from '../figures/period.ts';
import { maySeeTrueCounts } from '../insights/policy.ts';
import { parseHours } from '../network/hours.ts';
import { MEASURES, type Measure } from '../network/target-steps.ts';
import { addDays } from '../platform/clock.ts';
import { type Formats, formatsFor } from '../ui/formats.ts';
import { type Counting, countAdded, countOf, countSites } from './count-programme.server.ts';
import {
  expectedOn,
  type Frame,
  type Need,
  needOf,
  type Projection,
  projectionOf,
  type Span,
  type Standing,
  type Step,
  type StepState,
  standingOf,
  stepState,
} from './rules.ts';
import { siteShares } from './site-shares.ts';
import { isWeekly, type Weekly } from './weekly.ts';

/** How far a programme is with one of its measures; what follows from a hidden count is hidden with it. */
export interface MeasureProgress {
  readonly measure: Measure;
  /** null = may not be seen. */
  readonly value: number | null;
  readonly expected: number;
  readonly last: number;
  readonly steps: readonly (Step & { readonly state: StepState | null })[];
  readonly standing: Standing | null;
  readonly need: Need | null;
  /** null also for measures that grow by decisions, not by people. */
  readonly projection: Projection | null;
  /** Complete weeks (or months: `span`) the projection looked back at. */
  readonly weeks: number;
  readonly span: Span;
}

/** One site beside its part of a target. */
export interface SiteProgress {
  readonly id: string;
  readonly name: string;
  /** 0 for a site that is not working. */
  readonly share: number;
  readonly value: number | null;
  readonly expected: number;
  /** What is missing to what is expected (negative: over it); null where hidden or without a part. */
  readonly behind: number | null;
}

export interface Progress {
  readonly frame: Frame;
  /** The days that were counted; null before the programme begins. */
  readonly period: Period | null;
  readonly exact: boolean;
  readonly minCell: number;
  readonly measures: readonly MeasureProgress[];
  /** The measures that are counted at sites. */
  readonly bySite: readonly Weekly[];
  /** The sites beside their parts of one of those, most behind first. */
  sitesOf(measure: Weekly): SiteProgress[];
  /** Part (0–1) of the programme's targets the sites in scope carry; 1 when they are all. */
  readonly ownShare: number;
  readonly sitesElsewhere: number;
}

/**
 * A programme beside its targets, as the person may see it. Where some of its sites lie elsewhere, the targets are the
 * part of hers. `withWeeks` also looks at the last weeks, to say where they lead; `isOver`: the day is behind her, and
 * what was due at its end is due.
 */
export async function loadProgress(
  call: Call,
  programme: SeenProgramme,
  { withWeeks = false, isOver = false }: { readonly withWeeks?: boolean; readonly isOver?: boolean } = {},
): Promise<Progress> {
  const { app, actor, scope, today } = call;
  const [network, allSites, siteIds, everywhere, targets] = await Promise.all([
    findNetwork(app.db),
    listSites(app.db, NETWORK),
    listProgrammeSiteIds(app.db, scope, programme.id),
    listProgrammeSiteIds(app.db, NETWORK, programme.id),
    listProgrammeTargets(app.db, [programme.id]),
  ]);
  const rules = network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT;
  const exact = maySeeTrueCounts(actor, siteIds);
  const isEverywhere = scope.kind === 'network' && siteIds.length === allSites.length;
  const counting: Counting = { siteIds: isEverywhere ? undefined : siteIds, exact };
  const [isOfProgramme, isSeen] = [new Set(everywhere), new Set(siteIds)];
  const ofProgramme = allSites.filter(({ id }) => isOfProgramme.has(id));
  const shares = siteShares(
    ofProgramme.map(({ id, status, hours }) => ({
      id,
      isActive: status === 'active',
      hours: parseHours(hours),
    })),
  );
  const isPart = programme.sites_elsewhere > 0;
  const ownShare = isPart ? siteIds.reduce((sum, id) => sum + (shares.get(id) ?? 0), 0) : 1;
  const frame = { startsOn: programme.starts_on, endsOn: programme.ends_on };
  const morning = isOver ? addDays(today, 1) : today;
  const period = periodOf(frame, today, exact);
  const counted = period && (await countSites(call, counting, period));
  const latest = withWeeks && counted ? await countAdded(call, counting, frame) : null;

  const measures: MeasureProgress[] = [];
  const bySite: Weekly[] = [];
  for (const measure of MEASURES) {
    const whole = stepsOf(targets, measure);
    // Sites and facilitators of a part are no part of all.
    if (whole.length === 0 || (isPart && !isWeekly(measure))) continue;
    const steps = whole.map(({ dueOn, value }) => ({
      dueOn,
      value: Math.max(1, Math.round(value * ownShare)),
    }));
    const value = counted && period ? (await countOf(call, counting, period, counted, measure)).value : 0;
    const added = latest && isWeekly(measure) ? latest.counts[measure] : null;
    measures.push({
      measure,
      value,
      expected: expectedOn(steps, frame, morning),
      last: steps.at(-1)?.value ?? 0,
      steps: steps.map((step) => ({
        ...step,
        state: value === null ? null : stepState(value, step, morning),
      })),
      standing: value === null ? null : standingOf(value, steps, frame, morning),
      need: value === null ? null : needOf(value, steps, frame, morning),
      projection:
        value === null || !added ? null : projectionOf(value, added, frame, morning, latest?.span ?? 'week'),
      weeks: added?.length ?? 0,
      span: latest?.span ?? 'week',
    });
    if (counted && isWeekly(measure)) bySite.push(measure);
  }
  return {
    frame,
    period,
    exact,
    minCell: rules.minCell,
    measures,
    bySite,
    sitesOf(measure) {
      const expected = expectedOn(stepsOf(targets, measure), frame, morning);
      return ofProgramme
        .filter(({ id }) => isSeen.has(id))
        .map(({ id, name }) =>
          siteProgress({ id, name }, shares.get(id) ?? 0, expected, counted?.at(id)[measure].value ?? null),
        )
        .sort(mostBehindFirst(formatsFor(actor.language)));
    },
    ownShare,
    sitesElsewhere: programme.sites_elsewhere,
  };
}

function stepsOf(targets: readonly TargetStep[], measure: Measure): Step[] {
  return targets
    .filter((target) => target.measure === measure)
    .map(({ due_on, value }) => ({ dueOn: due_on, value }));
}

/** The programme's days up to today; whole months for whoever may not see true counts. */
function periodOf({ startsOn, endsOn }: Frame, today: string, exact: boolean): Period | null {
  if (today < startsOn) return null;
  const period = { from: startsOn, to: today < endsOn ? today : endsOn };
  return exact ? period : wholeMonths(period, today);
}

function siteProgress(
  site: { readonly id: string; readonly name: string },
  share: number,
  expectedOfAll: number,
  value: number | null,
): SiteProgress {
  const expected = Math.floor(expectedOfAll * share);
  return { ...site, share, value, expected, behind: value === null || share === 0 ? null : expected - value };
}

/** What nobody can judge comes last. */
function mostBehindFirst({ compare }: Formats) {
  return (a: SiteProgress, b: SiteProgress): number =>
    (b.behind ?? Number.NEGATIVE_INFINITY) - (a.behind ?? Number.NEGATIVE_INFINITY) ||
    compare(a.name, b.name);
}
