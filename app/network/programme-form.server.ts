import { z } from 'zod';
import type { TargetStep } from '../../db/queries/programme-targets.ts';
import type { ProgrammeTable } from '../../db/schema/programme.ts';
import type { Scope } from '../../db/scope.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import type { FieldError } from '../ui/field-errors.ts';
import { day, line, optionalDay, type Read, readFields } from './fields.server.ts';
import { readSteps } from './target-steps.ts';

const Fields = z.object({
  name: line(120),
  starts_on: day,
  ends_on: day,
  closes_on: optionalDay,
  minors_from: optionalDay,
});

/** The sites of today that are hers to choose, all of them; or those ticked and, unless null, those that were not listed. */
export type ChosenSites =
  | 'all'
  | {
      readonly ticked: readonly string[];
      /** The sites shown, where those not shown stay as they are. */
      readonly listed: readonly string[] | null;
    };

export interface ProgrammeForm {
  readonly values: Omit<ProgrammeTable, 'id' | 'created_at'>;
  readonly sites: ChosenSites;
  readonly targets: readonly TargetStep[];
}

/**
 * Reads the form of a programme: dates in order, a closing date not before the start, targets that rise. `scope` is where the programme
 * may be: one without sites belongs to nobody but the whole network.
 */
export function readProgrammeForm(form: FormData, scope: Scope): Read<ProgrammeForm> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { starts_on, ends_on, closes_on, minors_from } = read.value;
  const errors: Record<string, FieldError> = {};
  if (ends_on < starts_on) errors.ends_on = { key: 'network:error.ends_before_start' };
  if (closes_on !== null && closes_on < starts_on) errors.closes_on = { key: 'network:error.before_start' };
  if (minors_from !== null && minors_from > ends_on)
    errors.minors_from = { key: 'network:error.minors_after_end' };
  const steps = readSteps((field) => textOf(form, field), read.value);
  // Days of steps are judged against the programme's: first these.
  if (errors.ends_on === undefined) Object.assign(errors, steps.errors);
  const sites = readSites(form);
  if (scope.kind === 'sites' && isNone(sites, scope.siteIds))
    errors.sites = { key: 'network:error.own_site' };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { values: read.value, sites, targets: steps.targets } };
}

function readSites(form: FormData): ChosenSites {
  if (textOf(form, 'all_sites') === '1') return 'all';
  const listed = textOf(form, 'sites_rest') === 'keep' ? textsOf(form, 'sites_listed') : null;
  return { ticked: textsOf(form, 'sites'), listed };
}

function isNone(sites: ChosenSites, all: readonly string[]): boolean {
  return sites === 'all' ? all.length === 0 : sites.ticked.length === 0 && sites.listed === null;
}
