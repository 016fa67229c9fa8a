import { useTranslation } from 'react-i18next';
import type { Role } from '../access/policy.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import type { GrantState } from './staff-state.ts';

interface GrantRow {
  readonly id: string;
  readonly role: Role;
  /** Name of the organisation or site; null for the network. */
  readonly scope: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: GrantState;
  readonly mayEnd: boolean;
}

/** What somebody may do, where and from when to when. */
export function GrantTable({ grants, staffId }: { grants: readonly GrantRow[]; staffId: string }) {
  const { t } = useTranslation('network');
  const { day } = useFormats();
  return (
    <TableBox caption={t('grants.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('grants.role')}</th>
          <th scope="col">{t('grants.scope')}</th>
          <th scope="col">{t('grants.starts_on')}</th>
          <th scope="col">{t('grants.ends_on')}</th>
          <th scope="col">{t('grants.state')}</th>
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => {
          const role = t(`grants.roles.${grant.role}`);
          const scope = grant.scope ?? t('grants.scope_network');
          return (
            <tr key={grant.id}>
              <th scope="row">{role}</th>
              <td>{scope}</td>
              <td>{day(grant.startsOn)}</td>
              <td>{grant.endsOn === null ? t('grants.open') : day(grant.endsOn)}</td>
              <td>
                <span className={grant.state === 'current' ? 'badge badge--good' : 'badge'}>
                  {t(`grants.states.${grant.state}`)}
                </span>{' '}
                {grant.mayEnd ? (
                  <Link
                    to={`/network/staff/${staffId}/grants/${grant.id}/ending`}
                    aria-label={t('grants.end_of', { role, scope })}
                  >
                    {t('grants.end')}
                  </Link>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}
