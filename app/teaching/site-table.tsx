import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import type { Overview } from './load-overview.server.ts';

/** The same sums site by site, for who coordinates several. */
export function SiteTable({ sites }: { readonly sites: Overview['sites'] }) {
  const { t } = useTranslation('teaching');
  const formats = useFormats();
  return (
    <TableBox caption={t('sites.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('sites.site')}</th>
          {(['editions', 'seats', 'enrolled', 'attended', 'waiting', 'hours'] as const).map((which) => (
            <th scope="col" className="num" key={which}>
              {t(`sums.${which}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row">{site.name}</th>
            {(['editions', 'seats', 'enrolled', 'attended', 'waiting'] as const).map((which) => (
              <td className="num" key={which}>
                {formats.number(site[which])}
              </td>
            ))}
            <td className="num">{formats.duration(site.minutes)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
