import { useTranslation } from 'react-i18next';
import { isNational } from '../figures/national-codes.ts';
import type { Period } from '../figures/period.ts';
import { useFormats } from '../ui/format.ts';
import type { Formats } from '../ui/formats.ts';
import {
  type Asked,
  COLUMNS,
  type Column,
  dashboardHref,
  METRIC_OF,
  SORT_COLUMNS,
  type SortColumn,
} from './asked.ts';
import { type Breakdown, OVERLAPPING } from './breakdowns.ts';
import { changeOf } from './change.ts';
import { type FigureRow, KIND_OF } from './figure-rows.ts';
import type { Headline, Picture } from './load-dashboard.server.ts';
import { narrowTo } from './narrow.ts';
import { ViewLink } from './view-link.tsx';
import { written } from './written.ts';

/** Changes stand under these. */
const COMPARED = ['accesses', 'people'] as const;

/** The figures of a picture in numbers; the name of a row narrows the page to it. */
export function FigureTable({
  picture: { name, rows },
  caption,
  asked,
  period,
  minDenominator,
  total,
}: {
  picture: Picture;
  caption: string;
  asked: Asked;
  period: Period;
  minDenominator: number;
  total: readonly Headline[];
}) {
  const { t } = useTranslation(['insights', 'metrics']);
  const cell = useCells(minDenominator);
  const rowName = ({ key, label }: FigureRow) => {
    if (isNational(name)) return label;
    return (
      <ViewLink
        to={dashboardHref(asked, narrowTo(name, key, period))}
        title={t('table.only', { row: label })}
      >
        {label}
      </ViewLink>
    );
  };
  return (
    <table className="grid-table grid-table--tight">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {SORT_COLUMNS.map((column) => (
            <SortHead key={column} column={column} by={name} asked={asked} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{rowName(row)}</th>
            {COLUMNS.map((column) => cell(column, row[column], row))}
          </tr>
        ))}
      </tbody>
      {OVERLAPPING.has(name) ? null : (
        <tfoot>
          <tr>
            <th scope="row">{t('table.total')}</th>
            {total.map(({ name: column, value }) => cell(column, value, null))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** A number or, hidden, the words for it; under it how it moved. */
function useCells(minDenominator: number) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  const other = t('hidden.other');
  // Hidden cells may be many and say two things at most: translated once a table.
  const counts = new Map<number, string>();
  const hiddenCount = (under: number) => {
    const words = counts.get(under) ?? t('hidden.count', { under });
    counts.set(under, words);
    return words;
  };
  return (column: Column, value: number | null | undefined, row: FigureRow | null) => {
    if (value === null) {
      const isCount = KIND_OF[column] === 'count' && row !== null;
      return (
        <td key={column} className={isCount ? 'num--hidden num--words' : 'num--hidden'}>
          {isCount ? hiddenCount(row.under) : other}
        </td>
      );
    }
    const compared = COMPARED.find((name) => name === column);
    return (
      <td key={column}>
        {value === undefined ? '–' : written(column, value, formats)}
        {compared && row?.compared ? (
          <small>
            {shortChange(row.compared.now[compared], row.compared.before[compared], minDenominator, formats)}
          </small>
        ) : null}
      </td>
    );
  };
}

/** `+12 %`, `−7`, `=`; nothing where a number is hidden. */
function shortChange(
  now: number | null,
  before: number | null,
  minDenominator: number,
  { number }: Formats,
): string {
  const change = changeOf(now, before, minDenominator);
  if (change.kind === 'up') return `+${number(change.percent)} %`;
  if (change.kind === 'down') return `−${number(change.percent)} %`;
  if (change.kind === 'more') return `+${number(change.difference)}`;
  if (change.kind === 'fewer') return `−${number(change.difference)}`;
  if (change.kind === 'fromZero') return `+${number(now ?? 0)}`;
  return change.kind === 'same' ? '=' : '';
}

/** A head that sorts by a link and says how the rows are sorted. */
function SortHead({ column, by, asked }: { column: SortColumn; by: Breakdown; asked: Asked }) {
  const { t } = useTranslation(['insights', 'metrics']);
  const words = column === 'label' ? t(`table.${by}`) : t(`metrics:${METRIC_OF[column]}.name`);
  const direction =
    asked.sort === column ? 'ascending' : asked.sort === `-${column}` ? 'descending' : undefined;
  // Names are looked for from A, numbers from the largest; the same head again turns them around.
  const falls = column === 'label' ? direction === 'ascending' : direction !== 'descending';
  return (
    <th scope="col" className={column === 'label' ? undefined : 'num'} aria-sort={direction}>
      <ViewLink
        to={`${dashboardHref(asked, { by, sort: falls ? `-${column}` : column })}#by-${by}`}
        title={t('table.sort_by', { column: words })}
        keepsScroll
      >
        {words}
        {direction ? <span aria-hidden="true">{direction === 'ascending' ? ' ▲' : ' ▼'}</span> : null}
      </ViewLink>
    </th>
  );
}
