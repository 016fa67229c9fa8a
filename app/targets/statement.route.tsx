import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { monthStart } from '../figures/period.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { STATEMENT_FILES, type StatementTable, statementHref } from './statement.ts';
import { writeStatement } from './write-statement.server.ts';

export const handle = { words: ['targets', 'insights'] };
export const meta = titleMeta;

/** Rows of a page; the files have them all. */
const MOST_ROWS = 500;

export const loader = signedIn('target.read', async (call) => {
  const statement = await writeStatement(call);
  const month = call.params.month ?? '';
  return {
    title: `${statement.title} · Bottega`,
    statement: {
      ...statement,
      tables: statement.tables.map((table) => ({ ...table, rows: table.rows.slice(0, MOST_ROWS) })),
    },
    rows: Object.fromEntries(statement.tables.map(({ key, rows }) => [key, rows.length])),
    programme: call.params.programme ?? '',
    month,
    site: call.url.searchParams.get('site') || null,
    updated: { day: call.today, time: call.time },
  };
});

export default function StatementPage() {
  const { t } = useTranslation('targets');
  const { statement, rows, programme, month, site, updated } = useLoaderData<typeof loader>();
  const { first, last } = statement.months;
  const moved = (months: number) =>
    statementHref(programme, monthStart(`${month}-01`, months).slice(0, 7), site);
  return (
    <div className="insights statement">
      <PageHead title={statement.title} trail={[{ to: '/statements', label: t('statement.list') }]}>
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <FiguresNav />
      <dl className="facts">
        {statement.facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="filter__quick no-print">
        {STATEMENT_FILES.map((file) => (
          <li key={file}>
            <a href={statementHref(programme, month, site, file)} download>
              {t(`statement.${file}`)}
            </a>
          </li>
        ))}
      </ul>
      {statement.tables.map((table) => (
        <StatementTableView key={table.key} table={table} count={rows[table.key] ?? 0} />
      ))}
      <section className="panel" aria-labelledby="definitions">
        <h2 id="definitions">{t('statement.definitions')}</h2>
        <dl className="statement__definitions">
          {statement.definitions.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <footer className="insights__foot">
        {statement.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p className="no-print">
          {first === null || month > first ? (
            <Link to={moved(-1)} className="statement__move">
              {t('statement.before')}
            </Link>
          ) : null}
          {month < last ? <Link to={moved(1)}>{t('statement.after')}</Link> : null}
        </p>
        <PrintFoot updated={updated} />
      </footer>
    </div>
  );
}

function StatementTableView({ table, count }: { table: StatementTable; count: number }) {
  const { t } = useTranslation('targets');
  const { title, heads, rows } = table;
  const classOf = (column: number) => (column > 0 && heads[column]?.kind === 'number' ? 'num' : undefined);
  return (
    <div>
      <TableBox caption={title}>
        <thead>
          <tr>
            {heads.map(({ text }, column) => (
              <th key={text} scope="col" className={classOf(column)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...cells] }) => (
            <tr key={key}>
              <th scope="row">{name?.text}</th>
              {cells.map(({ text }, index) => (
                <td key={heads[index + 1]?.text} className={classOf(index + 1)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableBox>
      {count > rows.length ? <p>{t('statement.more', { shown: rows.length, count })}</p> : null}
    </div>
  );
}
