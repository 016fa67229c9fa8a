import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../db/queries/citizens.ts';
import { signedIn } from '../access/gate.server.ts';
import { tagOf } from '../people/open-identity.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { offeredLanguages } from '../surveys/asking-language.server.ts';
import { questionnairesToBegin } from '../surveys/questionnaires-to-begin.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { giveHomeLink } from './give-home-link.server.ts';
import { HomeLetter } from './home-letter.tsx';
import { letterLanguage, readHomeLinkForm } from './home-link-form.server.ts';

export const handle = { words: ['invitations'] };
export const meta = titleMeta;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, params, today }) => {
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, params.id ?? '');
  if (!citizen) throw notFound();
  const all = questionnairesToBegin(app.instruments, actor.language);
  const languages = app.instruments.listInstruments().flatMap((one) => offeredLanguages(one));
  return {
    title: pageTitle(actor.language, 'invitations:title'),
    person: tagOf(app.keys, citizen, today),
    formId: newId(),
    days: app.config.homeLinkDays,
    instruments: all.map(({ instrument, title }) => ({ value: instrument, label: title })),
    languages: [...new Set(languages)].map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    language: letterLanguage(citizen.language),
  };
});

export const action = signedIn('questionnaire.run', async (call) => {
  const read = readHomeLinkForm(await readForm(call.request));
  if (!read.ok) return data({ errors: read.errors, letter: null }, { status: 422 });
  return data({ errors: undefined, letter: await giveHomeLink(call, call.params.id ?? '', read.value) });
});

export default function HomeLinks() {
  const { t } = useTranslation('invitations');
  const { person, formId, days, instruments, languages, language } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const name = person.name ?? t('number', { no: person.no });
  return (
    <>
      <div className="no-print">
        <PageHead title={t('title')} lead={name} trail={[{ to: `/people/${person.id}`, label: name }]} />
      </div>
      {result?.letter ? (
        <HomeLetter back={`/people/${person.id}`} letter={result.letter} />
      ) : (
        <div className="panel panel--narrow">
          <ErrorSummary errors={result?.errors} />
          <p>{t('text', { days })}</p>
          <form method="post" className="form" noValidate>
            <input type="hidden" name="id" value={formId} />
            <SelectField
              name="instrument"
              label={t('instrument')}
              choices={instruments}
              defaultValue="dsi-2"
              errors={result?.errors}
            />
            <SelectField
              name="language"
              label={t('language')}
              hint={t('language_hint')}
              choices={languages}
              defaultValue={language}
              errors={result?.errors}
            />
            <SendBar label={t('make')}>
              <Link to={`/people/${person.id}`}>{t('back')}</Link>
            </SendBar>
          </form>
        </div>
      )}
    </>
  );
}
