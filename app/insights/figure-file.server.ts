import type { Call } from '../access/gate.server.ts';
import { metricName } from '../definitions/dictionary.server.ts';
import { aboutTable } from '../platform/table-file/about-table.server.ts';
import type { FileCell, TableFile } from '../platform/table-file/table-file.ts';
import { wordsIn } from '../platform/words.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { COLUMNS, type Column, METRIC_OF } from './asked.ts';
import type { Breakdown } from './breakdowns.ts';
import { type FigureRow, KIND_OF } from './figure-rows.ts';
import { chipsOf, placeOf } from './load-filter.server.ts';
import type { Selection } from './load-selection.server.ts';
import type { Wanted } from './load-tables.server.ts';

type Asker = Pick<Call, 'actor' | 'today' | 'time' | 'now'>;

/** A table of figures as a file, with what was asked, of what and when; hidden numbers are words. */
export function figureFile(
  asker: Asker,
  selection: Selection,
  wanted: Pick<Wanted, 'period' | 'asked'>,
  by: Breakdown,
  rows: readonly FigureRow[],
  tooFine: boolean,
): TableFile {
  const { language } = asker.actor;
  const { t } = wordsIn(language);
  const hidden = t('insights:hidden.other');
  const cell = (name: Column, row: FigureRow): FileCell => {
    const value = row[name];
    if (value === undefined) return '';
    if (value === null)
      return KIND_OF[name] === 'count' ? t('insights:hidden.count', { under: row.under }) : hidden;
    if (KIND_OF[name] === 'share') return rounded(value * 100);
    return KIND_OF[name] === 'ratio' ? rounded(value) : value;
  };
  const columns = COLUMNS.map((name) => ({
    key: name,
    head: KIND_OF[name] === 'count' ? metricName(METRIC_OF[name], language) : unitHead(name),
    definition: t(`metrics:${METRIC_OF[name]}.counts`),
  }));
  function unitHead(name: Column): string {
    return t(`insights:column.${KIND_OF[name]}`, { name: metricName(METRIC_OF[name], language) });
  }
  return {
    title: t(`insights:table.caption.${by}`),
    ...aboutTable(language, {
      now: asker.now,
      asOf: t('insights:foot.as_of', { day: formatsFor(language).day(asker.today), time: asker.time }),
      filters: askedInWords(asker, selection, wanted),
      source: t('insights:foot.source'),
      note: tooFine
        ? t('insights:table.too_fine')
        : selection.exact
          ? t('insights:foot.exact')
          : t('insights:foot.hidden', { min: selection.rules.minCell }),
    }),
    columns: [
      { key: 'key', head: t('insights:column.key') },
      { key: 'label', head: t(`insights:table.${by}`) },
      ...columns,
    ],
    rows: rows.map((row) => [row.key, row.label, ...COLUMNS.map((name) => cell(name, row))]),
  };
}

/** The selection as one sentence. */
export function askedInWords(
  { actor: { language } }: Pick<Call, 'actor'>,
  selection: Selection,
  { period, asked }: Pick<Wanted, 'period' | 'asked'>,
): string {
  const { t } = wordsIn(language);
  const { date } = formatsFor(language);
  const { kind, name, sites } = placeOf(selection);
  return [
    kind === 'named' ? name : t(`insights:filter.place.${kind}`, { count: sites }),
    t('insights:filter.period', { from: date(period.from), to: date(period.to) }),
    ...chipsOf(selection, { language })
      .filter((chip) => asked.site === undefined || chip.name !== 'site')
      .map(({ label, value }) => `${label}: ${value}`),
  ].join(' · ');
}

/** Two decimals: as many as the page shows of any figure. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
