import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { OverviewEdition } from './load-overview.server.ts';

/** How every edition goes: its seats, who comes, and who is left lesson after lesson. */
export function EditionTable({ editions }: { readonly editions: readonly OverviewEdition[] }) {
  const { t } = useTranslation('teaching');
  const formats = useFormats();
  return (
    <TableBox caption={t('editions.caption')} wide>
      <thead>
        <tr>
          <th scope="col">{t('editions.edition')}</th>
          <th scope="col">{t('editions.days')}</th>
          <th scope="col" className="num">
            {t('sums.seats')}
          </th>
          <th scope="col" className="num">
            {t('sums.enrolled')}
          </th>
          <th scope="col" className="num">
            {t('sums.attended')}
          </th>
          <th scope="col" className="num">
            {t('sums.hours')}
          </th>
          <th scope="col">{t('editions.drop_out')}</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <tr key={edition.id}>
            <th scope="row">
              <Link to={`/editions/${edition.id}/outcomes`}>{edition.title}</Link>
              <br />
              <span className="code">{edition.site}</span>
            </th>
            <td>
              {formats.shortDay(edition.startsOn)} – {formats.date(edition.endsOn)}
            </td>
            <td className="num">{formats.number(edition.seats)}</td>
            <td className="num">{formats.number(edition.enrolled)}</td>
            <td className="num">{formats.number(edition.attended)}</td>
            <td className="num">{formats.duration(edition.minutes)}</td>
            <td>{edition.present.length === 0 ? t('editions.none_held') : edition.present.join(' → ')}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
