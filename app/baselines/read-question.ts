import { isDay } from '../platform/clock.ts';
import {
  AGE_CLASSES,
  type BaselineQuestion,
  DIMENSIONS,
  type Dimension,
  GROUPINGS,
  type Grouping,
  MOST_DIMENSIONS,
} from './question.ts';

/** Values given for each name, as they stand in an address or on a command line; several may share one, apart by commas. */
export type Given = Readonly<Record<string, readonly string[] | undefined>>;

/** What may be asked for by name. */
export interface Offered {
  readonly sites: readonly { readonly id: string; readonly organisationId: string }[];
  /** Codes of the dimensions that have a code list. */
  readonly codes: Readonly<Record<'sex' | 'education' | 'citizenship', readonly string[]>>;
}

const FAULTS = [
  'notAMonth',
  'notFirstDay',
  'notLastDay',
  'tooEarly',
  'tooLate',
  'reversed',
  'unknownCode',
  'unknownGrouping',
  'once',
  'tooMany',
  'otherOrganisation',
] as const;

/** What is wrong with what was given under a name; `value` is as much of it as is told again. */
export interface QuestionFault {
  readonly name: string;
  readonly code: (typeof FAULTS)[number];
  readonly value: string;
}

type QuestionReading =
  | { readonly ok: true; readonly question: BaselineQuestion; readonly by: Grouping }
  | { readonly ok: false; readonly faults: readonly QuestionFault[] }
  /** A site or organisation nobody here knows. */
  | {
      readonly ok: false;
      readonly unknown: { readonly name: 'site' | 'organisation'; readonly value: string };
    };

const WAYS = ['desk', 'tablet', 'home', 'paper'];
const FIRST_MONTH = '2000-01';
const ECHO = 40;

/** The codes a dimension can be asked for. */
export function codesOf(dimension: Dimension, { codes }: Pick<Offered, 'codes'>): readonly string[] {
  if (dimension === 'ageClass') return AGE_CLASSES;
  if (dimension === 'way') return WAYS;
  return [...codes[dimension], 'unknown'];
}

/**
 * Reads a question about baselines. Months are whole: a first day or a last day of one says the month, any other day is
 * refused, because differences of days would give small numbers away (docs/decisions/0024).
 */
export function readQuestion(given: Given, offered: Offered, today: string): QuestionReading {
  const valuesOf = (name: string) =>
    [
      ...new Set((given[name] ?? []).flatMap((value) => value.split(',')).map((value) => value.trim())),
    ].filter((value) => value !== '');
  const faults: QuestionFault[] = [];
  const fault = (name: string, code: QuestionFault['code'], value = '') => {
    faults.push({ name, code, value: value.slice(0, ECHO) });
  };
  const once = (name: string): string | null => {
    const values = valuesOf(name);
    if (values.length > 1) fault(name, 'once', values.join(', '));
    return values[0] ?? null;
  };

  const place = placeOf(valuesOf('site'), valuesOf('organisation'), offered);
  if ('unknown' in place) return { ok: false, unknown: place.unknown };
  if ('outside' in place) fault('site', 'otherOrganisation', place.outside);

  const from = monthOf(once('from'), 'from', today);
  const to = monthOf(once('to'), 'to', today);
  if (from.fault) fault('from', from.fault, from.text);
  if (to.fault) fault('to', to.fault, to.text);
  if (from.month && to.month && from.month > to.month) fault('to', 'reversed', to.month);

  const codes: { [dimension in Dimension]?: readonly string[] } = {};
  for (const dimension of DIMENSIONS) {
    const wanted = valuesOf(dimension);
    const known = codesOf(dimension, offered);
    const unknown = wanted.find((code) => !known.includes(code));
    if (unknown !== undefined) fault(dimension, 'unknownCode', unknown);
    // In the order of the list: the same question is the same however it was typed.
    else if (wanted.length > 0) codes[dimension] = known.filter((code) => wanted.includes(code));
  }

  const typed = once('by') ?? 'network';
  const by = GROUPINGS.find((grouping) => grouping === typed);
  if (!by) fault('by', 'unknownGrouping', typed);
  const dimensions = DIMENSIONS.filter((dimension) => valuesOf(dimension).length > 0 || dimension === by);
  const extra = dimensions[MOST_DIMENSIONS];
  if (extra) fault(extra === by ? 'by' : extra, 'tooMany', dimensions.join(', '));

  if (!by || faults.length > 0) return { ok: false, faults };
  const siteIds = 'siteIds' in place ? place.siteIds : null;
  return { ok: true, question: { siteIds, from: from.month, to: to.month, codes }, by };
}

type Place =
  | { readonly siteIds: readonly string[] | null }
  | { readonly outside: string }
  | { readonly unknown: { readonly name: 'site' | 'organisation'; readonly value: string } };

/** Sites asked for, one by one or by their organisations; with both, sites of these organisations. */
function placeOf(sites: readonly string[], organisations: readonly string[], offered: Offered): Place {
  const strangeSite = sites.find((id) => !offered.sites.some((site) => site.id === id));
  if (strangeSite !== undefined) return { unknown: { name: 'site', value: strangeSite.slice(0, ECHO) } };
  const strange = organisations.find((id) => !offered.sites.some((site) => site.organisationId === id));
  if (strange !== undefined) return { unknown: { name: 'organisation', value: strange.slice(0, ECHO) } };
  if (sites.length === 0 && organisations.length === 0) return { siteIds: null };
  const within = offered.sites
    .filter(({ organisationId }) => organisations.length === 0 || organisations.includes(organisationId))
    .map(({ id }) => id);
  const outside = sites.find((id) => !within.includes(id));
  if (outside !== undefined) return { outside };
  return { siteIds: (sites.length > 0 ? within.filter((id) => sites.includes(id)) : within).toSorted() };
}

interface MonthReading {
  readonly month: string | null;
  readonly text: string;
  readonly fault?: QuestionFault['code'];
}

function monthOf(text: string | null, end: 'from' | 'to', today: string): MonthReading {
  if (text === null) return { month: null, text: '' };
  const wrong = (fault: QuestionFault['code']): MonthReading => ({ month: null, text, fault });
  const isWholeMonth = /^\d{4}-\d{2}$/.test(text);
  const day = isWholeMonth ? `${text}-01` : text;
  if (!isDay(day)) return wrong('notAMonth');
  const month = day.slice(0, 7);
  if (month < FIRST_MONTH) return wrong('tooEarly');
  if (Number(month.slice(0, 4)) > Number(today.slice(0, 4)) + 1) return wrong('tooLate');
  if (!isWholeMonth && end === 'from' && !day.endsWith('-01')) return wrong('notFirstDay');
  // Nothing is answered after today: up to today is the whole month so far.
  if (!isWholeMonth && end === 'to' && day < today && isDay(dayAfter(day))) return wrong('notLastDay');
  return { month, text };
}

/** The next day of the same month; no day at all after the last. */
function dayAfter(day: string): string {
  return `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`;
}
