import { commonDays, type Period, readPeriod } from '../figures/period.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { type Asked, SORTS } from './asked.ts';
import { BREAKDOWNS, CODE_FILTERS, type CodeFilter } from './breakdowns.ts';

/** A site somebody may ask for. */
export interface SiteInReach {
  readonly id: string;
  readonly organisationId: string;
  readonly comune: string;
}

/** What the addresses of one person may name. */
export interface Known {
  readonly reach: readonly SiteInReach[];
  readonly codesOf: (name: CodeFilter) => readonly string[];
  /** The programmes in reach with their days and, of the one asked for, its sites. */
  readonly programmes: readonly (Period & { readonly id: string })[];
  readonly programmeSites: readonly string[];
  /** Has sessions of her own. */
  readonly hasOwn: boolean;
}

export type FilterReading =
  | {
      readonly ok: true;
      readonly asked: Asked;
      readonly period: Period;
      /** The sites asked for; null: all in reach. */
      readonly siteIds: readonly string[] | null;
    }
  | {
      readonly ok: false;
      /** What of the address holds. */
      readonly asked: Asked;
      readonly errors: FieldErrors;
      /** What was typed, to be mended. */
      readonly typed: { readonly from: string; readonly to: string };
    };

/** As much of a wrong value as is shown again. */
const ECHO = 40;

/**
 * Reads the dashboard's address. Wrong days, unknown codes and groupings are errors by field, never a guess; unknown
 * columns and switches count as not asked, since the page says which it shows. Sites and organisations out of reach do
 * not exist (throws 404).
 */
export function readFilter(params: URLSearchParams, known: Known, today: string): FilterReading {
  const errors: Record<string, FieldErrors[string]> = {};

  /** A value out of those there are; anything else is wrong, and shown again as far as it helps. */
  function choose<const T extends string>(name: string, values: readonly T[]): T | undefined {
    const [text, ...more] = params.getAll(name).filter(Boolean);
    const value = values.find((one) => one === text);
    if (text === undefined || (value !== undefined && more.length === 0)) return value;
    const words = { value: text.slice(0, ECHO) };
    errors[name] = { key: `insights:errors.${value === undefined ? 'unknownValue' : 'oneValue'}`, words };
    return undefined;
  }
  const oneOf = <const T extends string>(name: string, values: readonly T[]) =>
    values.find((value) => value === params.get(name));

  const places = readPlaces(params, known, errors);
  const programme = choose(
    'programme',
    known.programmes.map(({ id }) => id),
  );
  const comune = choose('comune', [...new Set(known.reach.map((site) => site.comune))]);
  const codes: Partial<Record<CodeFilter, string>> = {};
  for (const name of CODE_FILTERS) codes[name] = choose(name, known.codesOf(name));
  const choice: Asked = {
    compare: choose('compare', ['year']),
    programme,
    ...places,
    comune,
    ...codes,
    mine: choose('mine', known.hasOwn ? ['yes'] : []),
    by: choose('by', BREAKDOWNS),
    users: oneOf('users', ['only']),
    sort: oneOf('sort', SORTS),
    rows: oneOf('rows', ['all']),
  };
  const reading = readPeriod(params, today);
  if (!reading.ok) {
    for (const { field, code } of reading.errors) errors[field] = { key: `insights:errors.${code}` };
  }
  const frame = known.programmes.find(({ id }) => id === programme);
  const period = reading.ok ? (frame ? commonDays(reading.period, frame) : reading.period) : null;
  if (reading.ok && !period) errors.programme = { key: 'insights:errors.otherTime' };
  const siteIds = sitesOf(known, choice);
  if (siteIds?.length === 0 && !errors.site) errors.place = { key: 'insights:errors.nowhere' };

  if (!reading.ok || !period || Object.keys(errors).length > 0) {
    const echo = (name: string) => (params.get(name) ?? '').slice(0, ECHO);
    return { ok: false, asked: choice, errors, typed: { from: echo('from'), to: echo('to') } };
  }
  const given = Boolean(params.get('from')?.trim() || params.get('to')?.trim());
  return { ok: true, asked: { ...(given ? reading.period : {}), ...choice }, period, siteIds };
}

/** Organisation and site; throws 404 for what is out of reach, so that nobody learns what there is elsewhere. */
function readPlaces(
  params: URLSearchParams,
  { reach }: Known,
  errors: Record<string, FieldErrors[string]>,
): Pick<Asked, 'organisation' | 'site'> {
  const wanted = params.getAll('site').filter(Boolean);
  const organisation = params.get('organisation') || undefined;
  const ofOrganisation = reach.filter(
    (site) => organisation === undefined || site.organisationId === organisation,
  );
  if (organisation !== undefined && ofOrganisation.length === 0) throw notFound();
  if (wanted.some((id) => !reach.some((site) => site.id === id))) throw notFound();
  const [site] = wanted;
  if (wanted.length > 1) errors.site = { key: 'insights:errors.oneSite' };
  else if (site !== undefined && !ofOrganisation.some(({ id }) => id === site)) {
    errors.site = { key: 'insights:errors.otherOrganisation' };
  }
  return { organisation, site };
}

/** The sites that are in every place asked for; null: all in reach. */
function sitesOf({ reach, programmeSites }: Known, asked: Asked): readonly string[] | null {
  const { site, organisation, comune, programme } = asked;
  if (!site && !organisation && !comune && !programme) return null;
  return reach
    .filter(
      (one) =>
        (!site || one.id === site) &&
        (!organisation || one.organisationId === organisation) &&
        (!comune || one.comune === comune) &&
        (!programme || programmeSites.includes(one.id)),
    )
    .map(({ id }) => id);
}
