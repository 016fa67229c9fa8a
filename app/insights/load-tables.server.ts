import { type CodeEntry, listCodeWordsOf } from '../../db/queries/code-lists.ts';
import type { Call } from '../access/gate.server.ts';
import { sensitiveMinCell } from '../disclosure/shown.ts';
import type { Language } from '../platform/languages.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/format.ts';
import type { Asked, TableName } from './asked.ts';
import { type FigureRow, inListOrder, namedRows, sortRows } from './figure-rows.ts';
import type { Selection } from './load-selection.server.ts';
import type { Period } from './period.ts';
import { SHOWN_GROUPINGS, type ShownFigures, showParticipation } from './show-participation.ts';

/** Every table of participation with its words and in its order, small counts hidden. */
export interface Tables {
  readonly total: ShownFigures;
  /** The total of the period to compare with; null when none was asked for. */
  readonly before: ShownFigures | null;
  readonly rows: Readonly<Record<TableName, readonly FigureRow[]>>;
}

type Asker = Pick<Call, 'app' | 'actor'>;

/** What an address asks of the figures. */
export interface Wanted {
  readonly asked: Asked;
  readonly period: Period;
  readonly siteIds: readonly string[] | null;
}

const LISTS = ['topic', 'age_band', 'gender'] as const;

/** The tables of a period, as page and export show them; `previous` is a period to compare the total with. */
export async function loadTables(
  { app, actor }: Asker,
  { scope, rules, exact, reach }: Selection,
  { asked, period, siteIds }: Wanted,
  previous: Period | null = null,
): Promise<Tables> {
  const participationIn = (days: Period) =>
    app.figures.participation(scope, { ...days, siteIds: siteIds ?? undefined, by: SHOWN_GROUPINGS });
  const [participation, earlier, words] = await Promise.all([
    participationIn(period),
    previous && participationIn(previous),
    listCodeWordsOf(app.db, LISTS),
  ]);
  const wordsOfList = (list: (typeof LISTS)[number]) => words.get(list) ?? [];
  const [topics, ageBands, genders] = [wordsOfList('topic'), wordsOfList('age_band'), wordsOfList('gender')];
  const { language } = actor;
  const unknown = wordsIn(language).t('insights:unknown');
  const formats = formatsFor(language);
  const siteNames = new Map(reach.map(({ id, name }) => [id, name]));
  const sensitiveTopics = new Set(
    topics.filter((entry) => entry.attributes.sensitive).map(({ code }) => code),
  );

  const options = { rules, sensitiveTopics, exact };
  const shown = showParticipation(participation, options);
  const underOf = () => rules.minCell;
  const named = (labels: ReadonlyMap<string, string>) => ({
    labelOf: (key: string) => labels.get(key) ?? unknown,
    underOf,
  });
  const topicRows = namedRows(shown.byTopic, {
    ...named(wordsOf(topics, language)),
    underOf: (key) => (sensitiveTopics.has(key) ? sensitiveMinCell(rules.minCell) : rules.minCell),
  });
  const codes = (entries: readonly CodeEntry[]) => entries.map(({ code }) => code);
  return {
    total: shown.total,
    before: earlier && showParticipation(earlier, options).total,
    rows: {
      month: namedRows(shown.byMonth, { labelOf: formats.month, underOf }),
      site: sortRows(namedRows(shown.bySite, named(siteNames)), asked.sort ?? '-accesses'),
      topic: sortRows(topicRows, '-accesses'),
      age: inListOrder(namedRows(shown.byAgeBand, named(wordsOf(ageBands, language))), codes(ageBands)),
      gender: inListOrder(namedRows(shown.byGender, named(wordsOf(genders, language))), codes(genders)),
    },
  };
}

function wordsOf(entries: readonly CodeEntry[], language: Language): ReadonlyMap<string, string> {
  return new Map(entries.map(({ code, labels }) => [code, labels[language]]));
}
