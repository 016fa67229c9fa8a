import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { type Asked, SITE_COLUMNS } from './asked.ts';
import { type Period, readPeriod } from './period.ts';

/** A site somebody may ask for. */
export interface SiteInReach {
  readonly id: string;
  readonly organisationId: string;
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
      readonly asked: Asked;
      readonly errors: FieldErrors;
      /** What was typed, to be mended. */
      readonly typed: { readonly from: string; readonly to: string };
    };

/** As much of a wrong value as is shown again. */
const ECHO = 40;

function oneOf<const T extends string>(values: readonly T[], text: string | null): T | undefined {
  return values.find((value) => value === text);
}

/**
 * Reads the dashboard's address. Wrong days are errors by field, never a guess; unknown columns and switches count as
 * not asked, since the page says which it shows. Sites and organisations out of reach do not exist (throws 404).
 */
export function readFilter(
  params: URLSearchParams,
  reach: readonly SiteInReach[],
  today: string,
): FilterReading {
  const wanted = params.getAll('site').filter(Boolean);
  const organisation = params.get('organisation') || undefined;
  const ofOrganisation = reach.filter(
    (site) => organisation === undefined || site.organisationId === organisation,
  );
  if (organisation !== undefined && ofOrganisation.length === 0) throw notFound();
  if (wanted.some((id) => !reach.some((site) => site.id === id))) throw notFound();

  const [site] = wanted;
  const choice = {
    organisation,
    site,
    users: oneOf(['only'], params.get('users')),
    sort: oneOf(
      SITE_COLUMNS.flatMap((column) => [column, `-${column}`] as const),
      params.get('sort'),
    ),
    rows: oneOf(['all'], params.get('rows')),
  };
  const reading = readPeriod(params, today);
  const errors: FieldErrors = {
    ...(reading.ok
      ? {}
      : Object.fromEntries(
          reading.errors.map(({ field, code }) => [field, { key: `insights:errors.${code}` }]),
        )),
    ...(wanted.length > 1 ? { site: { key: 'insights:errors.oneSite' } } : {}),
    ...(site !== undefined && !ofOrganisation.some(({ id }) => id === site)
      ? { site: { key: 'insights:errors.otherOrganisation' } }
      : {}),
  };
  if (!reading.ok || Object.keys(errors).length > 0) {
    const echo = (name: string) => (params.get(name) ?? '').slice(0, ECHO);
    return { ok: false, asked: choice, errors, typed: { from: echo('from'), to: echo('to') } };
  }

  const { period } = reading;
  const given = Boolean(params.get('from')?.trim() || params.get('to')?.trim());
  return {
    ok: true,
    asked: { ...(given ? period : {}), ...choice },
    period,
    siteIds: site !== undefined ? [site] : organisation ? ofOrganisation.map(({ id }) => id) : null,
  };
}
