import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import { type Asked, dashboardHref } from './asked.ts';
import type { Dashboard } from './load-dashboard.server.ts';
import { ViewLink } from './view-link.tsx';

/** What the figures say, a sentence each; it leads to the table it comes from. */
export function Findings({
  asked,
  dashboard: { told, silentSites },
}: {
  asked: Asked;
  dashboard: Dashboard;
}) {
  const { t } = useTranslation('insights');
  const { number } = useFormats();
  if (told.length === 0) return null;
  return (
    <section className="panel findings" aria-labelledby="findings-title">
      <h2 id="findings-title">{t('findings.title')}</h2>
      <ul>
        {told.map(({ by, finding: { key, words } }) => (
          <li key={key}>
            <ViewLink to={dashboardHref(asked, { by })}>
              {t(
                key,
                Object.fromEntries(
                  Object.entries(words).map(([name, word]) => [
                    name,
                    typeof word === 'number' && name !== 'count' ? number(word) : word,
                  ]),
                ),
              )}
            </ViewLink>
          </li>
        ))}
        {silentSites && silentSites.length > 0 ? (
          <li>
            <ViewLink to={`${dashboardHref(asked, { by: 'site' })}#silent-sites`}>
              {t('silent_sites', { count: silentSites.length })}
            </ViewLink>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
