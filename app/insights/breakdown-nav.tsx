import { useTranslation } from 'react-i18next';
import { Link } from '../ui/link.tsx';
import { type Asked, dashboardHref, queryOf } from './asked.ts';
import { SECTION_NAMES, SECTIONS } from './breakdowns.ts';

/** Every way the figures can be told apart, under the question it answers. */
export function BreakdownNav({ asked }: { asked: Asked }) {
  const { t } = useTranslation('insights');
  return (
    <nav className="breakdowns panel no-print" aria-label={t('sections.label')}>
      <dl>
        <div>
          <dt>{t('sections.all')}</dt>
          <dd>
            <Link
              to={dashboardHref(asked, { by: undefined })}
              aria-current={asked.by ? undefined : 'page'}
              keepsScroll
            >
              {t('sections.overview')}
            </Link>
          </dd>
        </div>
        {SECTION_NAMES.map((section) => (
          <div key={section}>
            <dt>{t(`sections.${section}`)}</dt>
            {SECTIONS[section].map((name) => (
              <dd key={name}>
                <Link
                  to={dashboardHref(asked, { by: name })}
                  aria-current={asked.by === name ? 'page' : undefined}
                  keepsScroll
                >
                  {t(`table.${name}`)}
                </Link>
              </dd>
            ))}
            {section === 'what' ? (
              <dd>
                <Link to={`/insights/cases${queryOf(placesAndDays(asked))}`}>{t('cases.title')}</Link>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </nav>
  );
}

/** What cases can be narrowed to. */
function placesAndDays({ from, to, programme, organisation, comune, site }: Asked): Asked {
  return { from, to, programme, organisation, comune, site };
}
