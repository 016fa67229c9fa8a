import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { Outcomes } from './load-outcomes.server.ts';

/** Lesson after lesson: how many came, and how many were seen for the last time. */
export function AttendanceTable({ attendance }: { readonly attendance: Outcomes['attendance'] }) {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  if (attendance.length === 0) return <p className="empty">{t('attendance.none')}</p>;
  return (
    <TableBox caption={t('attendance.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('attendance.lesson')}</th>
          <th scope="col" className="num">
            {t('attendance.present')}
          </th>
          <th scope="col" className="num">
            {t('attendance.last_seen')}
          </th>
        </tr>
      </thead>
      <tbody>
        {attendance.map(({ id, number, day, present, unnamed, lastSeen }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/lessons/${id}/register`}>
                {t('attendance.number', { number, day: formats.shortDay(day) })}
              </Link>
            </th>
            <td className="num">
              {formats.number(present)}
              {unnamed > 0 ? ` + ${formats.number(unnamed)}` : null}
            </td>
            <td className="num">{formats.number(lastSeen)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
