import { useTranslation } from 'react-i18next';
import { Definition } from '../definitions/definition.tsx';
import { useFormats } from '../ui/format.ts';
import type { CaseColumn, CaseFigures } from './case-figures.ts';
import { CASE_METRIC } from './case-metrics.ts';
import type { CaseRow } from './load-cases.server.ts';

/** Cases row by row, and all together. */
export function CaseTable({
  caption,
  head,
  columns,
  rows,
  total,
}: {
  caption: string;
  head: string;
  columns: readonly CaseColumn[];
  rows: readonly CaseRow[];
  total: CaseFigures;
}) {
  const { t } = useTranslation(['insights', 'metrics']);
  const { number } = useFormats();
  const cells = (figures: CaseFigures) =>
    columns.map((name) => {
      const value = figures[name];
      const text = value === undefined ? '–' : value === null ? t('hidden.other') : number(value);
      return (
        <td key={name} className={value === null ? 'num num--hidden' : 'num'}>
          {text}
        </td>
      );
    });
  return (
    <table className="grid-table grid-table--tight">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((name) => (
            <th key={name} scope="col" className="num">
              {t(`metrics:${CASE_METRIC[name]}.name`)} <Definition metric={CASE_METRIC[name]} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {cells(row)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('cases.total')}</th>
          {cells(total)}
        </tr>
      </tfoot>
    </table>
  );
}
