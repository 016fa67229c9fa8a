import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listApiTokens } from '../../db/queries/api-tokens.ts';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { NetworkHead } from './network-head.tsx';
import { tokenState } from './token-rules.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('token.manage', async ({ app, actor, today }) => ({
  title: pageTitle(actor.language, 'network:nav.tokens'),
  tokens: (await listApiTokens(app.db)).map(({ revoked_at, ...token }) => ({
    ...token,
    state: tokenState({ ...token, revoked_at }, today),
  })),
}));

export default function Tokens() {
  const { t } = useTranslation('network');
  const { tokens } = useLoaderData<typeof loader>();
  const { date, number } = useFormats();
  const add = (
    <Link className="button" to="/network/tokens/new">
      {t('tokens.new')}
    </Link>
  );
  if (tokens.length === 0) {
    return (
      <>
        <NetworkHead title={t('nav.tokens')} lead={<ApiLink />} />
        <div className="empty">
          <p>{t('tokens.empty')}</p>
          {add}
        </div>
      </>
    );
  }
  return (
    <>
      <NetworkHead title={t('nav.tokens')} lead={<ApiLink />}>
        {add}
      </NetworkHead>
      <TableBox caption={t('tokens.caption')} wide>
        <thead>
          <tr>
            <th scope="col">{t('tokens.name')}</th>
            <th scope="col">{t('grants.role')}</th>
            <th scope="col">{t('grants.scope')}</th>
            <th scope="col">{t('tokens.state')}</th>
            <th scope="col">{t('tokens.expires_on')}</th>
            <th scope="col">{t('tokens.last_used')}</th>
            <th scope="col" className="num">
              {t('tokens.uses')}
            </th>
            <th scope="col">{t('tokens.made_by')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('tokens.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>{t(`grants.roles.${token.role}`)}</td>
              <td>{token.scope_name ?? t('grants.scope_network')}</td>
              <td>
                <span className={token.state === 'valid' ? 'badge badge--good' : 'badge'}>
                  {t(`tokens.states.${token.state}`)}
                </span>
              </td>
              <td>{date(token.expires_on)}</td>
              <td>{token.last_used_on ? date(token.last_used_on) : t('tokens.never')}</td>
              <td className="num">{number(token.uses)}</td>
              <td>{token.created_by_name ?? t('tokens.by_command')}</td>
              <td>{token.state === 'valid' ? <Revocation token={token} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

/** Taking a key back asks once more: folded away, where it says what happens. */
function Revocation({ token: { id, name } }: { token: { readonly id: string; readonly name: string } }) {
  const { t } = useTranslation('network');
  return (
    <details className="fold">
      <summary>
        {t('tokens.revoke')} <span className="visually-hidden">{name}</span>
      </summary>
      <form method="post" action={`/network/tokens/${id}/revocation`}>
        <p>{t('tokens.revocation_text')}</p>
        <button type="submit" className="button button--small">
          {t('tokens.revoke_now')}
        </button>
      </form>
    </details>
  );
}

function ApiLink() {
  const { t } = useTranslation('network');
  return (
    <>
      {t('tokens.lead')} <Link to="/api">{t('tokens.api')}</Link>
    </>
  );
}
