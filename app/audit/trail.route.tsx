import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { ChainStatus } from './chain-status.tsx';
import { EntryTable } from './entry-table.tsx';
import { loadTrail } from './load-trail.server.ts';
import { searchQuery } from './read-search.ts';
import { demandNetwork } from './read-trail.server.ts';
import { TrailFilter } from './trail-filter.tsx';

export const handle = { words: ['audit', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('audit.read', async (call) => {
  demandNetwork(call, 'audit.read');
  const trail = await loadTrail(call);
  const title = pageTitle(call.actor.language, 'audit:title');
  const page = { title, mayExport: holds(call.actor, 'audit.export'), ...trail };
  return data(page, { status: trail.ok ? 200 : 422 });
});

export default function TrailPage() {
  const { t } = useTranslation('audit');
  const page = useLoaderData<typeof loader>();
  const { search, entries, next } = page;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')}>
        {page.mayExport && page.ok ? (
          <a className="button" href={`/audit/entries.csv${searchQuery(search)}`}>
            {t('csv')}
          </a>
        ) : null}
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <div className="stack">
        <TrailFilter page={page} />
        {entries.length > 0 ? (
          <EntryTable entries={entries} search={search} />
        ) : page.ok ? (
          <div className="empty">
            <p>{t('empty')}</p>
          </div>
        ) : null}
        {page.partial ? <p>{t('partial')}</p> : null}
        {next !== null || page.later ? (
          <nav className="actions" aria-label={t('pages')}>
            {page.later ? <Link to={`/audit${searchQuery(search)}`}>{t('newest')}</Link> : null}
            {next === null ? null : (
              <Link className="button" to={`/audit${searchQuery(search, { before: String(next) })}`}>
                {t('older')}
              </Link>
            )}
          </nav>
        ) : null}
        <ChainStatus checked={page.checked} entries={entries} />
      </div>
    </>
  );
}
