import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dashboardHref } from '../insights/asked.ts';
import { PROVINCE_NAMES } from '../network/provinces.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { WhiteArea } from './load-residents.server.ts';
import type { Pace, ReachedComune, Territory } from './load-territory.server.ts';
import { AGE_GROUPS, type Rate } from './residents.ts';
import type { ShownTerritory } from './show-territory.ts';

const TONES: Readonly<Record<Pace, string>> = {
  on_pace: 'badge badge--good',
  behind: 'badge badge--warn',
  none: 'badge',
};

/** A count, or the words for one that is hidden. */
function People({ people, minCell }: { people: number | null; minCell: number }) {
  const { t } = useTranslation('insights');
  const { number } = useFormats();
  return people === null ? (
    <td className="num--hidden num--words">{t('hidden.count', { under: minCell })}</td>
  ) : (
    <td className="num">{number(people)}</td>
  );
}

/** The sites of the map in words, in the order they come. */
export function TerritorySites({
  territory: { sites, period, minCell },
}: {
  territory: Pick<Territory, 'sites' | 'period' | 'minCell'>;
}) {
  const { t } = useTranslation(['targets', 'metrics']);
  return (
    <TableBox caption={t('territory.sites')}>
      <thead>
        <tr>
          <th scope="col">{t('sites.site')}</th>
          <th scope="col">{t('territory.comune')}</th>
          <th scope="col" className="num">
            {t('metrics:uniques.name')}
          </th>
          <th scope="col">{t('sites.standing')}</th>
        </tr>
      </thead>
      <tbody>
        {sites.map((site) => (
          <tr key={site.id}>
            <th scope="row">
              <Link to={dashboardHref({ ...period, site: site.id })}>{site.name}</Link>
            </th>
            <td>
              {site.comune} ({site.province})
            </td>
            <People people={site.people} minCell={minCell} />
            <td>
              <span className={TONES[site.pace]}>{t(`territory.pace.${site.pace}`)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** People met beside residents, comune by comune, the least reached first. */
export function ReachedComuni({ comuni, minCell }: { comuni: readonly ReachedComune[]; minCell: number }) {
  const { t } = useTranslation(['targets', 'metrics', 'insights']);
  const { number, decimal } = useFormats();
  const rateOf = (rate: Rate) => {
    if (rate === null) return '–';
    return rate === 'hidden' ? t('insights:hidden.other') : decimal(rate);
  };
  return (
    <TableBox caption={t('territory.comuni')}>
      <thead>
        <tr>
          <th scope="col">{t('territory.comune')}</th>
          <th scope="col" className="num">
            {t('metrics:uniques.name')}
          </th>
          <th scope="col" className="num">
            {t('territory.residents')}
          </th>
          <th scope="col" className="num">
            {t('territory.rate')}
          </th>
          {AGE_GROUPS.map(({ key }) => (
            <th key={key} scope="col" className="num">
              {t(`territory.age.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comuni.map((comune) => (
          <tr key={comune.code}>
            <th scope="row">
              {comune.name} ({comune.province})
            </th>
            <People people={comune.people} minCell={minCell} />
            <td className="num">{comune.residents === null ? '–' : number(comune.residents)}</td>
            <td className="num">{rateOf(comune.rate)}</td>
            {AGE_GROUPS.map(({ key }, index) => (
              <td key={key} className="num">
                {rateOf(comune.rates[index] ?? null)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** Where nobody was met, province by province, each a fold. */
function WhiteAreas({ areas }: { areas: readonly WhiteArea[] }) {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  return areas.map(({ province, comuni, residents }) => (
    <details key={province} className="how unfolds">
      <summary>
        {t('territory.province', { name: PROVINCE_NAMES[province] ?? province, count: comuni.length })}
        {residents === null ? '' : `, ${t('territory.living', { number: number(residents) })}`}
      </summary>
      <ul className="white-areas">
        {comuni.map(({ code, name, residents: living }) => (
          <li key={code}>
            {name}
            {living === null ? '' : ` · ${number(living)}`}
          </li>
        ))}
      </ul>
    </details>
  ));
}

/** Where nobody was met, and how many comuni that is; `children`: the table to take away. */
export function White({
  territory: { white, comuniElsewhere },
  children,
}: {
  territory: ShownTerritory;
  children: ReactNode;
}) {
  const { t } = useTranslation('targets');
  const count = white.reduce((sum, area) => sum + area.comuni.length, 0);
  return (
    <section className="panel" aria-labelledby="white-title">
      <h2 id="white-title">{t('territory.white', { count })}</h2>
      <p>{t('territory.white_text')}</p>
      {comuniElsewhere > 0 ? <p>{t('territory.elsewhere', { count: comuniElsewhere })}</p> : null}
      <WhiteAreas areas={white} />
      {count > 0 ? children : null}
    </section>
  );
}
