import { data } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { Definition } from '../definitions/definition.tsx';
import { titleMeta } from '../network/title-meta.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Downloads } from '../ui/downloads.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { queryOf } from './asked.ts';
import { CASE_COLUMNS, type CaseFigures } from './case-figures.ts';
import { CASE_METRIC } from './case-metrics.ts';
import { askedInWords } from './figure-file.server.ts';
import { HiddenNote } from './hidden-note.tsx';
import { loadCaseSelection, loadCases } from './load-cases.server.ts';

export const handle = { words: ['insights', 'metrics'] };
export const meta = titleMeta;

/** Cases of the days and places of the dashboard: opened, resolved, abandoned, how long they took, waiting now. */
export const loader = signedIn('dashboard.view', async (call) => {
  const selection = await loadCaseSelection(call);
  const { reading, rules, exact } = selection;
  const page = {
    title: pageTitle(call.actor.language, 'insights:cases.title'),
    asked: reading.asked,
    mayExport: holds(call.actor, 'figures.export'),
    minCell: rules.minCell,
    exact,
    updated: { day: call.today, time: call.time },
  };
  if (!reading.ok) {
    return data({ ...page, errors: reading.errors, words: '', period: null, cases: null }, { status: 422 });
  }
  return data({
    ...page,
    errors: undefined,
    words: askedInWords(call, selection, reading),
    period: reading.period,
    cases: await loadCases(call, selection, reading),
  });
});

export default function Cases() {
  const { t } = useTranslation(['insights', 'metrics']);
  const { number } = useFormats();
  const { asked, mayExport, minCell, exact, errors, words, period, cases, updated } =
    useLoaderData<typeof loader>();
  const search = queryOf(asked);
  const rows = cases?.rows ?? [];
  const hidden = rows.filter(({ opened, resolved }) => opened === null && resolved === null).length;
  const isAllHidden = hidden > 0 && hidden === rows.length;
  const cells = (figures: CaseFigures) =>
    CASE_COLUMNS.map((name) => {
      const value = figures[name];
      const text = value === undefined ? '–' : value === null ? t('hidden.other') : number(value);
      return (
        <td key={name} className={value === null ? 'num num--hidden' : 'num'}>
          {text}
        </td>
      );
    });
  return (
    <div className="insights">
      <PageHead
        title={t('cases.title')}
        lead={words}
        trail={[{ to: `/insights${search}`, label: t('title') }]}
      />
      <ErrorSummary errors={errors} />
      {cases?.rows.length === 0 ? (
        <div className="empty">
          <h2>{t('cases.empty')}</h2>
          <p>{t('cases.empty_how')}</p>
          <p>
            <Link to={`/insights${search}`}>{t('cases.back')}</Link>
          </p>
        </div>
      ) : null}
      {cases && period && rows.length > 0 ? (
        <section className="panel">
          {hidden > 0 ? (
            <HiddenNote
              what={isAllHidden ? 'all' : 'some'}
              asked={asked}
              period={period}
              today={updated.day}
              hrefOf={(change) => `/insights/cases${queryOf({ ...asked, ...change })}`}
            />
          ) : null}
          <TableBox caption={t('cases.caption')}>
            <thead>
              <tr>
                <th scope="col">{t('table.site')}</th>
                {CASE_COLUMNS.map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`metrics:${CASE_METRIC[name]}.name`)} <Definition metric={CASE_METRIC[name]} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(isAllHidden ? [] : rows).map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.label}</th>
                  {cells(row)}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('cases.total')}</th>
                {cells(cases.total)}
              </tr>
            </tfoot>
          </TableBox>
          {mayExport ? (
            <Downloads
              caption={t('cases.caption')}
              hrefOf={(format) => `/insights/cases/table${search ? `${search}&` : '?'}format=${format}`}
            />
          ) : null}
          {exact ? null : <p>{t('foot.hidden', { min: minCell })}</p>}
        </section>
      ) : null}
      <PrintFoot updated={updated} />
    </div>
  );
}
