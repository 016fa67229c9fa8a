import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { readerLanguage } from '../access/reader-language.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { PrintFoot } from '../ui/print-foot.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { definitionHref, METRIC_GROUPS, METRICS } from './metrics.ts';

export const handle = { words: ['definitions', 'metrics'] };
export const meta = titleMeta;

/** Open to everybody, as the method is: a figure nobody can look up is no figure. */
export const loader = open(async ({ today, time }, args) => {
  const language = await readerLanguage(args);
  return { title: pageTitle(language, 'definitions:title'), updated: { day: today, time } };
});

const RULES = ['day', 'profile', 'sum', 'corrections', 'hidden', 'cases'] as const;

export default function Definitions() {
  const { t } = useTranslation('definitions');
  const { updated } = useLoaderData<typeof loader>();
  return (
    <div className="method">
      <PageHead title={t('title')} lead={t('lead')}>
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <nav className="no-print" aria-labelledby="contents">
        <h2 id="contents">{t('contents')}</h2>
        <ul>
          {METRIC_GROUPS.map((group) => (
            <li key={group}>
              {t(`group.${group}`)}: <Links group={group} />
            </li>
          ))}
          <li>
            <a href="#rules">{t('rules.title')}</a>
          </li>
        </ul>
      </nav>
      {METRIC_GROUPS.map((group) => (
        <Group key={group} group={group} />
      ))}
      <section id="rules" aria-labelledby="rules-title">
        <h2 id="rules-title">{t('rules.title')}</h2>
        <ul>
          {RULES.map((rule) => (
            <li key={rule}>{t(`rules.${rule}`)}</li>
          ))}
        </ul>
      </section>
      <section className="no-print" aria-labelledby="more-title">
        <h2 id="more-title">{t('more.title')}</h2>
        <ul>
          <li>
            <a href="/definitions.json">{t('more.json')}</a>
          </li>
          <li>
            <Link to="/api">{t('more.api')}</Link>
          </li>
          <li>
            <Link to="/methodology">{t('more.method')}</Link>
          </li>
        </ul>
      </section>
      <PrintFoot updated={updated} />
    </div>
  );
}

type GroupName = (typeof METRIC_GROUPS)[number];

function metricsOf(name: GroupName) {
  return METRICS.filter(({ group }) => group === name);
}

function Links({ group }: { group: GroupName }) {
  const { t } = useTranslation('metrics');
  return metricsOf(group).map(({ code }, index) => (
    <span key={code}>
      {index > 0 ? ', ' : ''}
      <a href={definitionHref(code)}>{t(`${code}.name`)}</a>
    </span>
  ));
}

function Group({ group }: { group: GroupName }) {
  const { t } = useTranslation(['definitions', 'metrics']);
  const { date } = useFormats();
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{t(`group.${group}`)}</h2>
      {metricsOf(group).map(({ code, unit, since }) => (
        <section key={code} id={code} className="metric" aria-labelledby={`${code}-name`}>
          <h3 id={`${code}-name`}>{t(`metrics:${code}.name`)}</h3>
          <p>
            <strong>{t(`metrics:${code}.counts`)}</strong> {t(`metrics:${code}.how`)}
          </p>
          <p className="formula">{t(`formula.${code}`)}</p>
          <dl className="metric__facts">
            <div>
              <dt>{t('field.code')}</dt>
              <dd className="code">{code}</dd>
            </div>
            <div>
              <dt>{t('field.unit')}</dt>
              <dd>{t(`unit.${unit}`)}</dd>
            </div>
            <div>
              <dt>{t('field.since')}</dt>
              <dd>{date(since)}</dd>
            </div>
          </dl>
        </section>
      ))}
    </section>
  );
}
