import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import { directionOf } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { findVersion } from './find-version.server.ts';
import { LanguageBadge } from './language-badge.tsx';
import { languageStates } from './load-instrument.server.ts';
import { QuestionRows } from './question-rows.tsx';
import { allPages } from './screen.ts';
import { withModel } from './survey-models.server.ts';

export const handle = { words: ['instruments', 'ask'] };
export const meta = titleMeta;

/** Every page of a version in one language, as citizens see it; nothing is kept of what somebody ticks. */
export const loader = signedIn('instrument.view', async ({ app, actor, params, url }) => {
  const found = findVersion(app.instruments, params);
  const asked = url.searchParams.get('language');
  const states = languageStates(found);
  const { language, state } = states.find((one) => one.language === asked) ?? {
    language: actor.language,
    state: 'own' as const,
  };
  return {
    title: pageTitle(actor.language, 'instruments:preview'),
    instrument: found.instrument,
    version: found.version,
    name: found.titles[actor.language] ?? found.instrument,
    asked: found.titles[language] ?? '',
    language,
    state,
    others: states.map((one) => one.language).filter((one) => one !== language),
    pages: withModel(found.definition, (model) => allPages(model, language)),
  };
});

export default function InstrumentPreview() {
  const { t } = useTranslation('instruments');
  const { instrument, version, name, asked, language, state, others, pages } = useLoaderData<typeof loader>();
  const here = `/instruments/${instrument}/${version}`;
  return (
    <>
      <PageHead
        title={t('preview_title', { name, language: LANGUAGE_NAMES[language] })}
        lead={t('preview_lead')}
        trail={[
          { to: '/instruments', label: t('title') },
          { to: here, label: t('version_title', { name, version }) },
        ]}
      >
        <LanguageBadge state={state} />
        <PrintButton label={t('print')} className="button no-print" />
      </PageHead>
      <nav className="actions no-print" aria-label={t('languages')}>
        {others.map((other) => (
          <Link key={other} to={`${here}/preview?language=${other}`} lang={other}>
            {LANGUAGE_NAMES[other]}
          </Link>
        ))}
      </nav>
      <div className="citizen preview" lang={language} dir={directionOf(language)}>
        <p className="ask__name">{asked}</p>
        {pages.map((page) => (
          <section key={page.name}>
            <h2>{page.title}</h2>
            <fieldset disabled>
              {page.questions.map((question) => (
                <QuestionRows key={question.name} question={question} errors={undefined} />
              ))}
            </fieldset>
          </section>
        ))}
      </div>
    </>
  );
}
