import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../../access/gate.server.ts';
import { fieldsOf, readForm } from '../../platform/http/read-form.server.ts';
import { pageTitle } from '../../platform/page-title.server.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { useFormats } from '../../ui/format.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { titleMeta } from '../../ui/title-meta.ts';
import { StartQuestionnaire } from '../start-form.tsx';
import { loadPaper } from './load-paper.server.ts';
import { ReadingForm } from './reading-form.tsx';
import { typeReading } from './type-reading.server.ts';

export const handle = { words: ['paper', 'people', 'start', 'ask'] };
export const meta = titleMeta;

export const loader = signedIn('questionnaire.run', async (call) => ({
  title: pageTitle(call.actor.language, 'paper:paper.title'),
  ...(await loadPaper(call, call.params.code)),
}));

/** Takes a reading (`pass`), made from `revision`. */
export const action = signedIn('questionnaire.run', async (call) => {
  const form = await readForm(call.request);
  const typed = await typeReading(call, call.params.code, form);
  if (typed.kind === 'kept') throw redirect(`/papers/${call.params.code}`);
  const stale = typed.kind === 'stale';
  const errors = stale ? undefined : typed.errors;
  return data({ errors, stale, typed: fieldsOf(form) }, { status: stale ? 409 : 422 });
});

export default function PaperPage() {
  const { t } = useTranslation(['paper', 'people']);
  const formats = useFormats();
  const paper = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { code, shown, state, person, printedOn, questionnaire, instrument, responseId } = paper;
  const name = person.name ?? t('people:number', { no: person.no });
  const isOpen = state === 'first' || state === 'second' || state === 'differ';
  return (
    <>
      <PageHead
        title={t('paper.name', { code: shown })}
        lead={`${questionnaire} · ${instrument.name} ${instrument.version} · ${instrument.language}`}
        trail={[
          { to: '/papers', label: t('find.title') },
          { to: `/people/${person.id}`, label: name },
        ]}
      >
        {isOpen ? <Link to={`/papers/${code}/sheet`}>{t('paper.print')}</Link> : null}
        {isOpen ? <a href={`/responses/${responseId}/discarding`}>{t('paper.discard')}</a> : null}
      </PageHead>
      <ErrorSummary errors={refused?.errors} />
      {refused?.stale ? (
        <Notice tone="bad" answer={refused}>
          <p>{t('type.stale')}</p>
        </Notice>
      ) : null}
      {isOpen ? (
        <div className="stack">
          <section className="panel">
            <h2>{t(`type.${state}.title`)}</h2>
            <p>{t(`type.${state}.text`)}</p>
            <p className="field__hint">
              {t('type.how')}{' '}
              {printedOn === null ? null : t('type.printed', { day: formats.date(printedOn) })}
            </p>
          </section>
          <ReadingForm
            key={`${state} ${paper.revision}`}
            paper={paper}
            errors={refused?.errors}
            sent={refused?.typed}
          />
          <section className="panel">
            <p>{t('paper.on_screen')}</p>
            <StartQuestionnaire personId={person.id} instrument={instrument.name} quiet />
          </section>
        </div>
      ) : (
        <section className="panel panel--narrow">
          <p>{t(`over.${state}`)}</p>
          <div className="actions">
            {state === 'done' ? (
              <a className="button button--main" href={`/responses/${responseId}/result`}>
                {t('over.result')}
              </a>
            ) : null}
            {state === 'on_screen' ? (
              <Form method="post" action={`/people/${person.id}/papers`}>
                <input type="hidden" name="instrument" value={instrument.name} />
                <input type="hidden" name="language" value={instrument.language} />
                <input type="hidden" name="blank" value="1" />
                <button type="submit" className="button">
                  {t('over.take_paper')}
                </button>
              </Form>
            ) : null}
            <Link to={`/people/${person.id}`}>{t('card')}</Link>
          </div>
        </section>
      )}
    </>
  );
}
