import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { EditionLine } from './edition-line.ts';
import { SeatCount } from './seat-count.tsx';

/** Editions with their days and seats. */
export function EditionTable({
  editions,
  total = editions.length,
}: {
  editions: readonly EditionLine[];
  /** How many there are, with those of other pages. */
  total?: number;
}) {
  const { t } = useTranslation('courses');
  const { date } = useFormats();
  return (
    <TableBox caption={t('edition.caption', { count: total })}>
      <thead>
        <tr>
          <th scope="col">{t('edition.one')}</th>
          <th scope="col">{t('edition.site')}</th>
          <th scope="col">{t('edition.days')}</th>
          <th scope="col" className="num">
            {t('edition.seats')}
          </th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <tr key={edition.id}>
            <th scope="row">
              <Link to={`/editions/${edition.id}`}>{edition.title}</Link>{' '}
              {edition.status === 'planned' ? null : (
                <span className="badge">{t(`edition.statuses.${edition.status}`)}</span>
              )}
            </th>
            <td>
              {edition.site}
              {edition.placeKind === 'site' ? null : (
                <span className="rows__note">{t(`places.${edition.placeKind}`)}</span>
              )}
            </td>
            <td>{t('edition.from_to', { from: date(edition.from), to: date(edition.until) })}</td>
            <td className="num">
              <SeatCount {...edition} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
