import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';

/** A public address as it is listed. */
interface ListedShare {
  readonly id: string;
  readonly title: string;
  readonly madeBy: string;
  readonly madeOn: string;
  readonly expiresOn: string;
  readonly state: string;
  readonly opened: number;
  readonly lastOpened: string | null;
}

/** Who made which public address, how long it works, how often it was opened, and the end of it. */
export function ShareTable({ links }: { links: readonly ListedShare[] }) {
  const { t } = useTranslation('views');
  const { date, number } = useFormats();
  if (links.length === 0) return <p>{t('share.none')}</p>;
  return (
    <TableBox caption={t('share.list')} wide>
      <thead>
        <tr>
          <th scope="col">{t('share.name')}</th>
          <th scope="col">{t('share.made_by')}</th>
          <th scope="col">{t('share.state')}</th>
          <th scope="col" className="num">
            {t('share.opened')}
          </th>
          <th scope="col">{t('share.last')}</th>
          <th scope="col">{t('share.acts')}</th>
        </tr>
      </thead>
      <tbody>
        {links.map(({ id, title, madeBy, madeOn, expiresOn, state, opened, lastOpened }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              {madeBy}, {date(madeOn)}
            </td>
            <td>{t(`share.is.${state}`, { day: date(expiresOn) })}</td>
            <td className="num">{number(opened)}</td>
            <td>{lastOpened ? date(lastOpened) : '–'}</td>
            <td>
              {state === 'open' ? (
                <form method="post" action={`/insights/shares/${id}/revocation`}>
                  <button type="submit" className="button button--link">
                    {t('share.revoke')}
                    <span className="visually-hidden">: {title}</span>
                  </button>
                </form>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
