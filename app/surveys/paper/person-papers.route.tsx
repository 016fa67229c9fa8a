import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findCitizen } from '../../../db/queries/citizens.ts';
import { signedIn } from '../../access/gate.server.ts';
import { tagOf } from '../../people/open-identity.ts';
import { readForm, textOf } from '../../platform/http/read-form.server.ts';
import { newId } from '../../platform/ids.ts';
import { LANGUAGE_NAMES } from '../../platform/language-names.ts';
import { pageTitle } from '../../platform/page-title.server.ts';
import { notFound } from '../../platform/problem.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { titleMeta } from '../../ui/title-meta.ts';
import { languageFor, offeredLanguages } from '../asking-language.server.ts';
import { FOLLOWED } from '../follow-up-rules.ts';
import { questionnairesToBegin } from '../questionnaires-to-begin.server.ts';
import { readPaperForm } from './paper-form.server.ts';
import { preparePaper } from './prepare-paper.server.ts';

export const handle = { words: ['paper', 'people'] };
export const meta = titleMeta;

export const loader = signedIn('questionnaire.run', async ({ app, actor, scope, params, today }) => {
  const reader = { scope, staffId: actor.staffId, today };
  const citizen = await findCitizen(app.db, reader, params.id ?? '');
  if (!citizen) throw notFound();
  const latest = app.instruments.latestInstrument(FOLLOWED);
  const languages = latest ? offeredLanguages(latest) : [];
  return {
    title: pageTitle(actor.language, 'paper:prepare.title'),
    person: tagOf(app.keys, citizen, today),
    formId: newId(),
    instruments: questionnairesToBegin(app.instruments, actor.language).map(({ instrument, title }) => ({
      value: instrument,
      label: title,
    })),
    languages: languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
    language: latest ? languageFor(citizen, latest, actor) : actor.language,
  };
});

export const action = signedIn('questionnaire.run', async (call) => {
  const form = await readForm(call.request);
  const read = readPaperForm(form, call.app.instruments);
  if (!read.ok) return data({ errors: read.errors, done: null }, { status: 422 });
  const prepared = await preparePaper(call, call.params.id ?? '', read.value);
  if (prepared.kind === 'done_today') {
    const kept = ['instrument', 'language', 'blank'].map((name) => [name, textOf(form, name)] as const);
    return data({ errors: undefined, done: { id: prepared.id, kept } }, { status: 409 });
  }
  throw redirect(read.value.blank ? `/papers/${prepared.code}` : `/papers/${prepared.code}/sheet`);
});

export default function PersonPapers() {
  const { t } = useTranslation(['paper', 'people']);
  const { person, formId, instruments, languages, language } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const name = person.name ?? t('people:number', { no: person.no });
  return (
    <>
      <PageHead
        title={t('prepare.title')}
        lead={name}
        trail={[{ to: `/people/${person.id}`, label: name }]}
      />
      <div className="panel panel--narrow">
        <ErrorSummary errors={result?.errors} />
        {result?.done ? (
          <Notice tone="warn">
            <p>{t('prepare.done_today')}</p>
            <a href={`/responses/${result.done.id}/result`}>{t('prepare.see_result')}</a>
            <Form method="post">
              <input type="hidden" name="id" value={formId} />
              <input type="hidden" name="again" value="1" />
              {result.done.kept.map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
              <button type="submit" className="button">
                {t('prepare.again')}
              </button>
            </Form>
          </Notice>
        ) : (
          <Form method="post" className="form">
            <p>{t('prepare.text')}</p>
            <input type="hidden" name="id" value={formId} />
            <SelectField
              name="instrument"
              label={t('prepare.instrument')}
              choices={instruments}
              defaultValue={FOLLOWED}
              errors={result?.errors}
            />
            <SelectField
              name="language"
              label={t('prepare.language')}
              choices={languages}
              defaultValue={language}
              errors={result?.errors}
            />
            <div className="actions">
              <button type="submit" name="blank" value="" className="button button--main">
                {t('prepare.print')}
              </button>
              <button type="submit" name="blank" value="1" className="button">
                {t('prepare.blank')}
              </button>
            </div>
            <p className="field__hint">{t('prepare.blank_hint')}</p>
          </Form>
        )}
      </div>
    </>
  );
}
