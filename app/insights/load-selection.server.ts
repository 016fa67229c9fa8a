import { findNetwork } from '../../db/queries/network.ts';
import { listSites } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import { wholeMonths } from './period.ts';
import { maySeeTrueCounts } from './policy.ts';
import { quickPeriods } from './quick-periods.ts';
import { type FilterReading, readFilter } from './read-filter.ts';

export interface KnownSite {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisation: string;
}

/** What an address asks for, and what may be shown of it. */
export interface Selection {
  readonly reading: FilterReading;
  /** All sites the person may ask for, by name. */
  readonly reach: readonly KnownSite[];
  readonly scope: Scope;
  readonly rules: DisclosureRules;
  /** True when nothing is hidden from this person here. */
  readonly exact: boolean;
}

/** Reads the address of a dashboard for the person who calls. Throws 404 for sites out of reach. */
export async function loadSelection({ app, actor, scope, url, today }: Call): Promise<Selection> {
  const [rows, network] = await Promise.all([listSites(app.db, scope), findNetwork(app.db)]);
  const reach = rows.map((row) => ({
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    organisation: row.organisation_name,
  }));
  const reading = readFilter(url.searchParams, reach, today);
  const everything = scope.kind === 'network' ? null : scope.siteIds;
  const exact = maySeeTrueCounts(actor, reading.ok ? (reading.siteIds ?? everything) : everything);
  return {
    reading: exact ? reading : inMonths(reading, today),
    reach,
    scope,
    rules: network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT,
    exact,
  };
}

/** Two periods that differ by a day would tell what happened on it: whoever may not see true counts gets whole months. */
function inMonths(reading: FilterReading, today: string): FilterReading {
  if (!reading.ok) return reading;
  const isUsual = reading.asked.from === undefined;
  const period = isUsual ? quickPeriods(today, true).last12 : wholeMonths(reading.period, today);
  return { ...reading, asked: isUsual ? reading.asked : { ...reading.asked, ...period }, period };
}
