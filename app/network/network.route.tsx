import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listApiTokens } from '../../db/queries/api-tokens.ts';
import { listCodeLists } from '../../db/queries/code-lists.ts';
import { listOrganisations } from '../../db/queries/organisations.ts';
import { listProgrammes } from '../../db/queries/programmes.ts';
import { listSites } from '../../db/queries/sites.ts';
import { listStaff } from '../../db/queries/staff.ts';
import { findReach } from '../access/find-reach.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { nextStep, PLANNED_SITES } from './next-step.ts';
import { isAdmin } from './policy.ts';
import { staffState } from './staff-state.ts';
import { tokenState } from './token-rules.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('network.view', async (call) => {
  const { app, actor, scope, today } = call;
  const reach = await findReach(call, 'network.view');
  const organisations = (await listOrganisations(app.db, reach)).filter(
    ({ ended_on }) => ended_on === null || ended_on >= today,
  );
  const sites = await listSites(app.db, scope);
  const staff = (await listStaff(app.db, reach)).filter(
    ({ ended_on }) => ended_on === null || ended_on >= today,
  );
  const programmes = (await listProgrammes(app.db, scope)).filter(
    ({ starts_on, ends_on }) => starts_on <= today && today <= ends_on,
  );
  const lists = new Set((await listCodeLists(app.db)).map(({ list }) => list));
  const managesTokens = holds(actor, 'token.manage');
  const tokens = managesTokens ? await listApiTokens(app.db) : [];
  const figures = {
    organisations: organisations.length,
    sites: sites.length,
    activeSites: sites.filter(({ status }) => status === 'active').length,
    plannedSites: sites.filter(({ status }) => status === 'planned').length,
    staff: staff.filter((person) => staffState(person, today) === 'active').length,
    invited: staff.filter((person) => staffState(person, today) === 'invited').length,
    programmes: programmes.length,
    codeLists: lists.size,
    tokens: tokens.filter((token) => tokenState(token, today) === 'valid').length,
  };
  return {
    title: pageTitle(actor.language, 'network:title'),
    figures,
    next: holds(actor, 'network.manage') ? nextStep(figures, isAdmin(actor)) : null,
    manages: holds(actor, 'network.manage'),
    managesTokens,
  };
});

const SECTIONS = [
  { to: '/network/organisations', words: 'organisations', figure: 'organisations' },
  { to: '/network/sites', words: 'sites', figure: 'sites' },
  { to: '/network/staff', words: 'staff', figure: 'staff' },
  { to: '/network/programmes', words: 'programmes', figure: 'programmes' },
  { to: '/network/code-lists', words: 'code_lists', figure: 'codeLists' },
  { to: '/network/tokens', words: 'tokens', figure: 'tokens' },
] as const;

export default function Network() {
  const { t } = useTranslation('network');
  const { figures, next, manages, managesTokens } = useLoaderData<typeof loader>();
  const { number } = useFormats();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {manages && !next ? (
          <Link className="button" to="/network/staff/new">
            {t('staff.add')}
          </Link>
        ) : null}
      </PageHead>
      <div className="stack">
        {next ? (
          <section className="panel panel--focus">
            <h2>{t('overview.next_step')}</h2>
            <p>{t(`overview.${next.words}`)}</p>
            <div className="actions">
              <Link className="button button--main" to={next.to}>
                {t(`overview.${next.words}_button`)}
              </Link>
            </div>
          </section>
        ) : null}
        <section aria-label={t('overview.figures')}>
          <dl className="figures">
            <div>
              <dt>{t('overview.active_sites')}</dt>
              <dd>
                {number(figures.activeSites)}
                <div className="figures__note">
                  {t('overview.sites_note', { total: number(figures.sites) })}
                </div>
                {manages && figures.plannedSites > 0 ? (
                  <Link className="figures__note" to={PLANNED_SITES}>
                    {t('overview.to_open', { count: figures.plannedSites })}
                  </Link>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{t('overview.organisations')}</dt>
              <dd>{number(figures.organisations)}</dd>
            </div>
            <div>
              <dt>{t('overview.staff')}</dt>
              <dd>
                {number(figures.staff)}
                {figures.invited > 0 ? (
                  <div className="figures__note">
                    {t('overview.staff_invited', { count: figures.invited })}
                  </div>
                ) : null}
              </dd>
            </div>
            <div>
              <dt>{t('overview.programmes')}</dt>
              <dd>{number(figures.programmes)}</dd>
            </div>
          </dl>
        </section>
        <nav className="panel" aria-label={t('title')}>
          <ul className="rows">
            {SECTIONS.filter(({ figure }) => figure !== 'tokens' || managesTokens).map(
              ({ to, words, figure }) => (
                <li key={to}>
                  <div className="rows__main">
                    <Link to={to}>{t(`nav.${words}`)}</Link>{' '}
                    <span className="badge">{number(figures[figure])}</span>
                    <span className="rows__note">{t(`overview.about.${words}`)}</span>
                  </div>
                </li>
              ),
            )}
          </ul>
        </nav>
      </div>
    </>
  );
}
