import { findNetwork } from '../../db/queries/network.ts';
import { listProgrammeSiteIds, listProgrammes, type ProgrammeRow } from '../../db/queries/programmes.ts';
import { listNamedSites, type NamedSite } from '../../db/queries/sites.ts';
import type { Scope } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { holds, scopeFor } from '../access/policy.ts';
import { type DisclosureRules, STRICT } from '../disclosure/shown.ts';
import { commonDays, type Period, wholeMonths } from '../figures/period.ts';
import { type Named, type Picked, readNamed } from '../network/choose-by-name.ts';
import { namedSite } from '../network/named-site.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { codesOf, type DimensionWords, loadDimensionWords } from './dimension-words.server.ts';
import { maySeeTrueCounts, OPENS_PERSONS } from './policy.ts';
import { quickPeriods } from './quick-periods.ts';
import { type FilterReading, type Known, readFilter, type SiteInReach } from './read-filter.ts';

export interface KnownSite extends SiteInReach {
  readonly name: string;
  readonly organisation: string;
  readonly comuneName: string;
  readonly status: NamedSite['status'];
  /** By which she chooses it. */
  readonly named: Named;
}

export interface KnownProgramme extends Period {
  readonly id: string;
  readonly name: string;
}

/** What an address asks for, and what may be shown of it. */
export interface Selection {
  /** Its name. */
  readonly network: string;
  readonly reading: FilterReading;
  /** The site it names, as it was typed. */
  readonly picked: Picked;
  /** All sites the person may ask for, by name. */
  readonly reach: readonly KnownSite[];
  readonly programmes: readonly KnownProgramme[];
  readonly words: DimensionWords;
  readonly scope: Scope;
  /** May ask for her own sessions. */
  readonly hasOwn: boolean;
  readonly rules: DisclosureRules;
  /** True when nothing is hidden from this person here. */
  readonly exact: boolean;
}

/** A programme as figures name it. */
export function knownProgramme({ id, name, starts_on, ends_on }: ProgrammeRow): KnownProgramme {
  return { id, name, from: starts_on, to: ends_on };
}

type Asking = Pick<Call, 'app' | 'actor' | 'scope' | 'url' | 'today'>;

/** A site as figures name it. */
export function knownSite(row: NamedSite): KnownSite {
  return {
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    organisation: row.organisation_name,
    comune: row.comune,
    comuneName: row.comune_name,
    status: row.status,
    named: namedSite(row),
  };
}

/** Reads the address of a dashboard for the person who calls. Throws 404 for sites out of reach. */
export async function loadSelection({ app, actor, scope: widest, url, today }: Asking): Promise<Selection> {
  const params = new URLSearchParams(url.search);
  const hasOwn = holds(actor, 'session.log');
  // Own sessions were held where persons may be opened: her numbers are true ones.
  const scope = (params.get('mine') && hasOwn ? scopeFor(actor, OPENS_PERSONS) : null) ?? widest;
  const programme = params.get('programme');
  const [rows, network, words, seen, programmeSites] = await Promise.all([
    listNamedSites(app.db, scope),
    findNetwork(app.db),
    loadDimensionWords(app.db),
    listProgrammes(app.db, scope),
    programme ? listProgrammeSiteIds(app.db, scope, programme) : [],
  ]);
  const reach = rows.map(knownSite);
  const named = reach.map((known) => known.named);
  const picked = readNamed('site', (name) => params.get(name) ?? '', named);
  const programmes = seen.map(knownProgramme);
  const known = { reach, codesOf: codesOf(words), programmes, programmeSites, hasOwn };
  const reading = inWords(readSite(params, picked, known, today), actor.language);
  const everything = scope.kind === 'network' ? null : scope.siteIds;
  const exact = maySeeTrueCounts(actor, reading.ok ? (reading.siteIds ?? everything) : everything);
  return {
    network: network?.name ?? '',
    reading: exact ? reading : inMonths(reading, programmes, today),
    picked,
    reach,
    programmes,
    words,
    scope,
    hasOwn,
    rules: network ? { minCell: network.min_cell, minDenominator: network.min_denominator } : STRICT,
    exact,
  };
}

/** Reads an address whose site may be a name; several sites, which no form sends, are for the filter to refuse. */
function readSite(params: URLSearchParams, picked: Picked, known: Known, today: string): FilterReading {
  if (params.getAll('site').filter(Boolean).length > 1) return readFilter(params, known, today);
  params.delete('site');
  if (picked.ok && picked.value !== '') params.set('site', picked.value);
  const reading = readFilter(params, known, today);
  if (picked.ok) return reading;
  const { asked } = reading;
  const typed = reading.ok ? { from: asked.from ?? '', to: asked.to ?? '' } : reading.typed;
  return { ok: false, asked, errors: { ...(reading.ok ? {} : reading.errors), site: picked.error }, typed };
}

/** Errors say which field they mean, in words. */
function inWords(reading: FilterReading, language: Language): FilterReading {
  if (reading.ok) return reading;
  const { t } = wordsIn(language);
  const errors = Object.fromEntries(
    Object.entries(reading.errors).map(([field, { key, words }]) => [
      field,
      { key, words: { ...words, field: t(`insights:table.${field}`) } },
    ]),
  );
  return { ...reading, errors };
}

/** Two periods that differ by a day would tell what happened on it: whoever may not see true counts gets whole months. */
function inMonths(
  reading: FilterReading,
  programmes: readonly KnownProgramme[],
  today: string,
): FilterReading {
  if (!reading.ok) return reading;
  const { asked } = reading;
  const [{ from, to }] = quickPeriods(today, true);
  const frame = programmes.find(({ id }) => id === asked.programme);
  const usual = frame ? commonDays({ from, to }, frame) : { from, to };
  const period = wholeMonths((asked.from === undefined && usual) || reading.period, today);
  const given = asked.from && asked.to ? wholeMonths({ from: asked.from, to: asked.to }, today) : {};
  return { ...reading, asked: { ...asked, ...given }, period };
}
