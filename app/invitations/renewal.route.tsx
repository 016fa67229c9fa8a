import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findHomeLink } from '../../db/queries/home-links.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { offeredLanguages } from '../surveys/asking-language.server.ts';
import { SelectField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { renewLink } from './give-home-link.server.ts';
import { HomeLetter } from './home-letter.tsx';
import { letterLanguage } from './home-link-form.server.ts';

export const handle = { words: ['invitations'] };
export const meta = titleMeta;

async function linkOf({ app, scope, params }: Call) {
  const link = await findHomeLink(app.db, scope, params.id ?? '');
  if (!link) throw notFound();
  return link;
}

export const loader = signedIn('questionnaire.run', async (call) => {
  const link = await linkOf(call);
  const instrument = call.app.instruments.latestInstrument(link.instrument);
  const languages = instrument ? offeredLanguages(instrument) : [];
  return {
    title: pageTitle(call.actor.language, 'invitations:renewal.title'),
    personId: link.citizen_id,
    languages: languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    language: letterLanguage(call.url.searchParams.get('language')),
  };
});

export const action = signedIn('questionnaire.run', async (call) => {
  const link = await linkOf(call);
  const form = await readForm(call.request);
  return { letter: await renewLink(call, link.id, letterLanguage(textOf(form, 'language'))) };
});

export default function Renewal() {
  const { t } = useTranslation('invitations');
  const { personId, languages, language } = useLoaderData<typeof loader>();
  const renewed = useActionData<typeof action>();
  return (
    <>
      <div className="no-print">
        <PageHead title={t('renewal.title')} trail={[{ to: `/people/${personId}`, label: t('back') }]} />
      </div>
      {renewed ? (
        <HomeLetter back={`/people/${personId}`} letter={renewed.letter} />
      ) : (
        <div className="panel panel--narrow">
          <p>{t('renewal.text')}</p>
          <form method="post" className="form" noValidate>
            <SelectField
              name="language"
              label={t('language')}
              hint={t('language_hint')}
              choices={languages}
              defaultValue={language}
            />
            <SendBar label={t('renewal.button')}>
              <Link to={`/people/${personId}`}>{t('back')}</Link>
            </SendBar>
          </form>
        </div>
      )}
    </>
  );
}
