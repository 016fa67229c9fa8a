import { type CodeEntry, listCodeWordsOf } from '../../db/queries/code-lists.ts';
import { listSites, type SiteSummary } from '../../db/queries/sites.ts';
import type { TokenCall } from '../access/with-token.server.ts';
import {
  CODE_FILTERS,
  type CodeFilter,
  type ParticipationAsked,
  type ParticipationBody,
  type ParticipationGrouping,
  PLACE_FILTERS,
} from '../api/participation-contract.server.ts';
import { type ParameterReading, parameterFault } from '../api/read-parameters.server.ts';
import type { ParameterFault } from '../platform/http/problem-json.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/format.ts';
import { type Filters, UNKNOWN } from './participation.ts';
import { readPeriod, wholeMonths } from './period.ts';
import { maySeeTrueCounts } from './policy.ts';
import type { ShownFigures } from './show-participation.ts';

const LISTS = {
  topic: 'topic',
  mode: 'mode',
  channel: 'channel',
  ageBand: 'age_band',
  gender: 'gender',
  education: 'education',
  occupation: 'occupation',
  citizenship: 'citizenship',
} as const satisfies Readonly<Record<CodeFilter, string>>;

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
): Promise<ParameterReading<ParticipationBody>> {
  const [reach, words] = await Promise.all([
    listSites(app.db, scope),
    listCodeWordsOf(app.db, Object.values(LISTS)),
  ]);
  const entriesOf = (name: CodeFilter) => words.get(LISTS[name]) ?? [];
  const { language } = actor;
  const { t } = wordsIn(language);
  const missing = PLACE_FILTERS.filter((name) =>
    asked[name]?.some((id) => !reach.some((site) => site[PLACE_OF[name]] === id)),
  );
  if (missing.length > 0) {
    return { ok: false, errors: missing.map((name) => parameterFault(name, 'notThere', language)) };
  }
  const siteIds = sitesOf(reach, asked);
  const errors: ParameterFault[] = CODE_FILTERS.filter((name) =>
    asked[name]?.some((code) => code !== UNKNOWN && !entriesOf(name).some((entry) => entry.code === code)),
  ).map((name) => {
    const known = [...entriesOf(name).map(({ code }) => code), UNKNOWN].join(', ');
    return parameterFault(name, 'unknownValue', language, { known });
  });
  const reading = readPeriod(url.searchParams, today);
  if (!reading.ok) {
    for (const { field, code } of reading.errors) {
      errors.push({ field, code, message: t(`insights:errors.${code}`) });
    }
  }
  if (siteIds?.length === 0) errors.push(parameterFault('site', 'otherPlace', language));
  if (!reading.ok || errors.length > 0) return { ok: false, errors };

  const exact = maySeeTrueCounts(actor, siteIds ?? (scope.kind === 'network' ? null : scope.siteIds));
  const period = exact ? reading.period : wholeMonths(reading.period, today);
  const by = asked.by ?? null;
  const shown = await app.figures.shown(
    scope,
    { ...period, siteIds: siteIds ?? undefined, filters: filtersOf(asked), by: by ? [by] : [] },
    exact,
  );
  const naming = namingOf(by, { reach, entriesOf, language });
  const rows = (by ? shown.by[by] : []).map((row) => ({
    key: row.key,
    label: naming.labelOf(row.key),
    ...told(row),
  }));
  return {
    ok: true,
    value: {
      filters: { ...repeated(asked), ...period, by },
      total: told(shown.total),
      rows: naming.sorted(rows),
    },
  };
}

/** What each filter of place says of a site. */
const PLACE_OF = { site: 'id', organisation: 'organisation_id', comune: 'comune' } as const;

/** The sites that lie in every place asked for; null: all in reach. */
function sitesOf(reach: readonly SiteSummary[], asked: ParticipationAsked): readonly string[] | null {
  const given = PLACE_FILTERS.filter((name) => asked[name] !== undefined);
  if (given.length === 0) return null;
  return reach
    .filter((site) => given.every((name) => asked[name]?.includes(site[PLACE_OF[name]])))
    .map(({ id }) => id);
}

function filtersOf(asked: ParticipationAsked): Filters {
  return Object.fromEntries(CODE_FILTERS.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])));
}

/** What was asked, with null where nothing was. */
function repeated(asked: ParticipationAsked) {
  const { site, organisation, comune, topic, mode, channel, ageBand, gender } = asked;
  const { education, occupation, citizenship } = asked;
  return {
    site: site ?? null,
    organisation: organisation ?? null,
    comune: comune ?? null,
    topic: topic ?? null,
    mode: mode ?? null,
    channel: channel ?? null,
    ageBand: ageBand ?? null,
    gender: gender ?? null,
    education: education ?? null,
    occupation: occupation ?? null,
    citizenship: citizenship ?? null,
  };
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

interface Named {
  readonly key: string;
  readonly label: string;
}

/** What the rows of a grouping are called, and the order they are read in. */
function namingOf(
  by: ParticipationGrouping | null,
  {
    reach,
    entriesOf,
    language,
  }: {
    readonly reach: readonly SiteSummary[];
    readonly entriesOf: (name: CodeFilter) => readonly CodeEntry[];
    readonly language: 'it' | 'en';
  },
) {
  const unknown = wordsIn(language).t('insights:unknown');
  const named = (labels: ReadonlyMap<string, string>) => (key: string) => labels.get(key) ?? unknown;
  const byLabel = <Row extends Named>(rows: readonly Row[]) =>
    rows.toSorted((a, b) => a.label.localeCompare(b.label, 'it') || (a.key < b.key ? -1 : 1));
  const asTheyCome = <Row extends Named>(rows: readonly Row[]) => [...rows];
  switch (by) {
    case null:
      return { labelOf: (key: string) => key, sorted: asTheyCome };
    case 'month':
      return { labelOf: formatsFor(language).month, sorted: asTheyCome };
    case 'site':
      return { labelOf: named(new Map(reach.map(({ id, name }) => [id, name]))), sorted: byLabel };
    case 'organisation':
      return {
        labelOf: named(new Map(reach.map((site) => [site.organisation_id, site.organisation_name]))),
        sorted: byLabel,
      };
    case 'comune':
      return {
        labelOf: named(new Map(reach.map(({ comune, comune_name }) => [comune, comune_name]))),
        sorted: byLabel,
      };
    default: {
      const entries = entriesOf(by);
      const places = new Map(entries.map(({ code }, index) => [code, index]));
      const placeOf = ({ key }: Named) => places.get(key) ?? entries.length;
      return {
        labelOf: named(new Map(entries.map(({ code, labels }) => [code, labels[language]]))),
        sorted: <Row extends Named>(rows: readonly Row[]) => rows.toSorted((a, b) => placeOf(a) - placeOf(b)),
      };
    }
  }
}
