import { recordOf } from '../../db/figure-content/columns.ts';
import { listProgrammeSiteIds, listProgrammes } from '../../db/queries/programmes.ts';
import { listNamedSites } from '../../db/queries/sites.ts';
import type { TokenCall } from '../access/with-token.server.ts';
import {
  API_PLACES,
  type ParticipationAsked,
  type ParticipationBody,
} from '../api/participation-contract.server.ts';
import { type ParameterReading, parameterFault } from '../api/read-parameters.server.ts';
import type { Filters } from '../figures/participation.ts';
import { commonDays, readPeriod, wholeMonths } from '../figures/period.ts';
import type { ShownFigures } from '../figures/show-participation.ts';
import type { ParameterFault } from '../platform/http/problem-json.ts';
import { wordsIn } from '../platform/words.server.ts';
import { type Formats, formatsFor } from '../ui/formats.ts';
import { CODE_FILTERS, isCountedApart } from './breakdowns.ts';
import { countApart } from './count-apart.server.ts';
import { codesOf, loadDimensionWords } from './dimension-words.server.ts';
import { labelsFor } from './labels.server.ts';
import { type KnownSite, knownProgramme, knownSite } from './load-selection.server.ts';
import { maySeeTrueCounts } from './policy.ts';
import { quickPeriods } from './quick-periods.ts';

/** What is answered, with the instant as in `ShownParticipation`. */
interface Answered {
  readonly body: ParticipationBody;
  readonly asOf: number | null;
}

/** Who asks, and of what. */
interface Asking extends Pick<TokenCall, 'actor' | 'scope' | 'url' | 'today'> {
  readonly app: Pick<TokenCall['app'], 'db' | 'figures'>;
}

/**
 * Participation as a program asked for it: what the dashboard shows for the same filters, hidden where it hides. Whoever
 * may not see true counts gets whole months, and the answer says which. Places out of reach are not there.
 */
export async function answerParticipation(
  { app, actor, scope, url, today }: Asking,
  asked: ParticipationAsked,
): Promise<ParameterReading<Answered>> {
  const { language } = actor;
  const [sites, words, seen] = await Promise.all([
    listNamedSites(app.db, scope),
    loadDimensionWords(app.db),
    listProgrammes(app.db, scope),
  ]);
  const reach = sites.map(knownSite);
  const programmes = seen.map(knownProgramme);
  const frame = programmes.find(({ id }) => id === asked.programme);
  const missing = [
    ...API_PLACES.filter((name) =>
      asked[name]?.some((id) => !reach.some((site) => site[PLACE_OF[name]] === id)),
    ),
    ...(asked.programme !== undefined && !frame ? ['programme'] : []),
  ];
  if (missing.length > 0) {
    return { ok: false, errors: missing.map((name) => parameterFault(name, 'notThere', language)) };
  }
  const codes = codesOf(words);
  const errors: ParameterFault[] = CODE_FILTERS.filter((name) =>
    asked[name]?.some((code) => !codes(name).includes(code)),
  ).map((name) => parameterFault(name, 'unknownValue', language, { known: codes(name).join(', ') }));
  const reading = readPeriod(url.searchParams, today);
  if (!reading.ok) {
    const { t } = wordsIn(language);
    for (const { field, code } of reading.errors) {
      errors.push({ field, code, message: t(`insights:errors.${code}`) });
    }
  }
  const taking = frame && (await listProgrammeSiteIds(app.db, scope, frame.id));
  const siteIds = sitesOf(reach, asked, taking);
  if (siteIds?.length === 0) errors.push(parameterFault('site', 'otherPlace', language));
  const days = reading.ok && frame ? commonDays(reading.period, frame) : null;
  if (reading.ok && frame && !days) errors.push(parameterFault('programme', 'otherTime', language));
  if (!reading.ok || errors.length > 0) return { ok: false, errors };

  const exact = maySeeTrueCounts(actor, siteIds ?? (scope.kind === 'network' ? null : scope.siteIds));
  const isUsual = asked.from === undefined && asked.to === undefined && !frame;
  const [{ from, to }] = quickPeriods(today, !exact);
  const wanted = days ?? reading.period;
  const period = isUsual ? { from, to } : exact ? wanted : wholeMonths(wanted, today);
  const by = asked.by ?? null;
  const filters: Filters = Object.fromEntries(
    CODE_FILTERS.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])),
  );
  const shown = await app.figures.shown(
    scope,
    { ...period, siteIds: siteIds ?? undefined, filters, by: by && !isCountedApart(by) ? [by] : [] },
    exact,
  );
  const labels = labelsFor({ reach, programmes, words }, language);
  const isApart = by !== null && isCountedApart(by);
  const counted = isApart
    ? await countApart({ app }, { scope, exact, programmes, words }, by, { period, siteIds, filters })
    : by
      ? shown.by[by]
      : [];
  const rows = counted.map((row) => ({
    key: row.key,
    label: by ? labels(by, row.key) : '',
    ...told(row),
  }));
  const order = CODE_FILTERS.flatMap((name) => (name === by ? codes(name) : []));
  const isTooFine = by !== null && !isApart && shown.tooFine.includes(by);
  const body = {
    filters: {
      ...period,
      ...recordOf(API_PLACES, (name) => asked[name] ?? null),
      programme: asked.programme ?? null,
      ...recordOf(CODE_FILTERS, (name) => asked[name] ?? null),
      by,
    },
    total: told(shown.total),
    rows: by === 'month' || by === 'weekdayHour' ? rows : inReadingOrder(rows, order, formatsFor(language)),
    ...(isTooFine ? { suppressed: true as const } : {}),
  };
  return { ok: true, value: { body, asOf: shown.asOf } };
}

/** What each filter of place says of a site. */
const PLACE_OF = { site: 'id', organisation: 'organisationId', comune: 'comune' } as const;

/** The sites that lie in every place asked for, `taking` part in the programme asked for; null: all in reach. */
function sitesOf(
  reach: readonly KnownSite[],
  asked: ParticipationAsked,
  taking: readonly string[] | undefined,
): readonly string[] | null {
  const given = API_PLACES.filter((name) => asked[name] !== undefined);
  if (given.length === 0 && !taking) return null;
  return reach
    .filter((site) => given.every((name) => asked[name]?.includes(site[PLACE_OF[name]])))
    .filter(({ id }) => taking?.includes(id) ?? true)
    .map(({ id }) => id);
}

/** Figures by their names in the API; hours are minutes ÷ 60 and nothing else. */
function told({ accesses, uniques, minutes, personMinutes, new: newPeople }: ShownFigures) {
  const figures = {
    accesses: accesses.value,
    uniques: uniques.value,
    hours: hoursOf(minutes.value),
    personHours: hoursOf(personMinutes.value),
    new: newPeople.value,
  };
  return Object.values(figures).includes(null) ? { ...figures, suppressed: true as const } : figures;
}

function hoursOf(minutes: number | null): number | null {
  return minutes === null ? null : minutes / 60;
}

/** Codes in the order of their list, the unknown ones last; places by name. */
function inReadingOrder<Row extends { readonly key: string; readonly label: string }>(
  rows: readonly Row[],
  codes: readonly string[],
  { compare }: Formats,
): Row[] {
  const placeOf = ({ key }: Row) => (codes.includes(key) ? codes.indexOf(key) : codes.length);
  return rows.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || compare(a.label, b.label) || (a.key < b.key ? -1 : 1),
  );
}
