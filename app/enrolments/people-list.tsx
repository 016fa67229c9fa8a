import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PhoneLink } from '../ui/phone-link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { ListRow } from './load-list.server.ts';

type Part = 'enrolled' | 'to_phone' | 'asked' | 'waiting' | 'gone';

/** One part of an edition's list, with what can be done for each of its people. */
export function PeopleList({
  part,
  rows,
  isOpen,
  free,
  always = false,
}: {
  readonly part: Part;
  readonly rows: readonly ListRow[];
  /** The edition is neither concluded nor cancelled. */
  readonly isOpen: boolean;
  readonly free: number;
  /** Also shown when nobody is in it. */
  readonly always?: boolean;
}) {
  const { t } = useTranslation('enrolments');
  if (rows.length === 0) return always ? <p className="empty">{t(`empty.${part}`)}</p> : null;
  return (
    <TableBox caption={t(`part.${part}`, { count: rows.length })} wide>
      <thead>
        <tr>
          <th scope="col">{t('column.who')}</th>
          <th scope="col">{t('column.contact')}</th>
          <th scope="col">{t('column.needs')}</th>
          <th scope="col">{t('column.state')}</th>
          {isOpen ? (
            <th scope="col" className="no-print">
              {t('column.acts')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Who row={row} />
            </th>
            <td>
              {row.phone ? (
                <div>
                  <PhoneLink number={row.phone} />
                </div>
              ) : null}
              {row.email ? <div>{row.email}</div> : null}
              {row.phone || row.email ? null : '–'}
              {row.isLost ? <div className="badge badge--warn">{t('lost_letter')}</div> : null}
            </td>
            <td>{row.needs.map((need) => t(`need.${need}`)).join(', ') || '–'}</td>
            <td>
              <State row={row} />
            </td>
            {isOpen ? (
              <td className="no-print">
                <Acts row={row} free={free} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Who({ row }: { readonly row: ListRow }) {
  const { t } = useTranslation('enrolments');
  return (
    <>
      {row.name ?? t('somebody', { no: row.no ?? '–' })}
      <span className="rows__note">{t(`way.${row.isStaff ? 'staff' : row.way}`)}</span>
    </>
  );
}

function State({ row }: { readonly row: ListRow }) {
  const { t } = useTranslation('enrolments');
  const { day } = useFormats();
  const since = day(row.since.day);
  if (row.status === 'withdrawn') return <>{t(`reason.${row.reason}`)}</>;
  if (row.queue !== null) return <>{t('state.waiting', { place: row.queue, day: since })}</>;
  if (row.isDoubtful) return <>{t('state.doubtful')}</>;
  if (row.isSeatless) return <>{t('state.seatless', { day: since })}</>;
  if (row.until && row.status !== 'enrolled') {
    return <>{t(`state.${row.status}`, { day: day(row.until.day), time: row.until.time })}</>;
  }
  return <>{t('state.since', { day: since })}</>;
}

function Acts({ row, free }: { readonly row: ListRow; readonly free: number }) {
  const { t } = useTranslation('enrolments');
  const name = row.name ?? t('somebody', { no: row.no ?? '–' });
  const isAsked = row.status === 'offered' || (row.status === 'unconfirmed' && !row.isDoubtful);
  const canSit = isAsked || (row.status === 'waiting' && free > 0);
  return (
    <div className="form--inline">
      {canSit ? (
        <Form method="post" action={`/enrolments/${row.id}/seat`}>
          <button type="submit" className="button button--small" aria-label={t('act.seat_for', { name })}>
            {t(`act.${row.status}`)}
          </button>
        </Form>
      ) : null}
      {row.isKnown || row.status === 'unconfirmed' ? null : (
        <Link to={`/enrolments/${row.id}/person`} aria-label={t('act.person_for', { name })}>
          {t('act.person')}
        </Link>
      )}
      {row.isStaff ? null : (
        <Link to={`/enrolments/${row.id}/slip`} aria-label={t('act.slip_for', { name })}>
          {t('act.slip')}
        </Link>
      )}
      {row.status === 'completed' ? null : (
        <Link to={`/enrolments/${row.id}/withdrawal`} aria-label={t('act.withdraw_for', { name })}>
          {t('act.withdraw')}
        </Link>
      )}
    </div>
  );
}
