import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listLessons } from '../../db/queries/lessons.ts';
import { NETWORK } from '../../db/scope.ts';
import { open } from '../access/gate.server.ts';
import { typedIn } from '../network/fields.server.ts';
import { codeFieldError } from '../people/code-error.ts';
import { readForm, textOf, textsOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { pageTitle } from '../platform/page-title.server.ts';

import { ErrorSummary } from '../ui/error-summary.tsx';
import { TextField } from '../ui/fields.tsx';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { askOnline, openAskedEdition } from './ask-online.server.ts';
import { windowOn } from './deadlines.ts';
import { lessonsHeld } from './edition-facts.ts';
import { readOnlineForm } from './enrol-form.server.ts';
import { LessonDays } from './lesson-days.tsx';
import { NeedsField } from './needs-field.tsx';
import { OpenEditionFacts } from './open-edition-facts.tsx';
import { referenceOf } from './reference-of.ts';
import { leftOf } from './waiting-list.ts';

export const handle = { words: ['enrolments', 'people', 'code'] };
export const meta = titleMeta;

/** One course anybody may enrol in, with the form. */
export const loader = open(async ({ app, request, params, today }) => {
  const language = languageOfRequest(request);
  const edition = await openAskedEdition(app, params.id);
  return {
    title: pageTitle(language, 'enrolments:title.ask'),
    language,
    edition,
    lessons: lessonsHeld(await listLessons(app.db, NETWORK, edition.id)),
    window: windowOn(today, { ...edition, firstDay: edition.first_day }),
    formId: newId(),
    byMail: app.mail !== null,
  };
});

export const action = open(async (call) => {
  const { id } = await openAskedEdition(call.app, call.params.id);
  const form = await readForm(call.request);
  const read = readOnlineForm(form, call.app.mail !== null);
  const sent = { typed: typedIn(form), needs: textsOf(form, 'needs') };
  if (!read.ok) return data({ kind: 'wrong' as const, errors: read.errors, ...sent }, { status: 422 });
  const reference = referenceOf(read.value.id);
  // Nobody sees this field: what fills it in is no person, and is told what a person would be.
  if (textOf(form, 'website') !== '') return data({ kind: 'asked' as const, byMail: true, reference });
  const asked = await askOnline(call, id, read.value);
  if (asked.kind === 'asked') return data({ ...asked, reference });
  if (asked.kind === 'full') return data({ ...asked, ...sent }, { status: 422 });
  const errors = { code: codeFieldError(asked.reading) };
  return data({ kind: 'wrong' as const, errors, ...sent }, { status: 422 });
});

export default function AskForSeat() {
  const { t } = useTranslation('enrolments');
  const { edition, lessons, window, formId, byMail, language } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === 'asked') {
    return (
      <div className="enrol-page stack">
        <PageHead title={t(result.byMail ? 'ask.by_mail' : 'ask.by_phone')} lead={edition.title} />
        <div className="panel stack">
          <p>{t(result.byMail ? 'ask.by_mail_text' : 'ask.by_phone_text')}</p>
          <p>
            {t('ask.reference')} <strong>{result.reference}</strong>
          </p>
          <p>{t(result.byMail ? 'ask.withdraw' : 'ask.withdraw_phone', { site: edition.site_name })}</p>
          <p>
            <Link to="/enrol">{t('ask.others')}</Link>
          </p>
        </div>
      </div>
    );
  }
  const errors = result?.kind === 'wrong' ? result.errors : undefined;
  const joins = leftOf(edition).kind === 'waiting';
  const typed = (name: string) => result?.typed[name] ?? '';
  return (
    <div className="enrol-page stack">
      <PageHead title={edition.title} trail={[{ to: '/enrol', label: t('open.title') }]} />
      <div className="panel stack">
        {edition.description ? <p>{edition.description}</p> : null}
        <OpenEditionFacts edition={edition} />
        <LessonDays lessons={lessons} />
      </div>
      {window === 'open' ? (
        <>
          {result?.kind === 'full' ? (
            <Notice tone="warn" answer={result}>
              <p>{t('ask.full')}</p>
            </Notice>
          ) : null}
          <ErrorSummary errors={errors} />
          <Form method="post" className="panel form" noValidate>
            <h2>{t(joins ? 'open.choose_list' : 'ask.title')}</h2>
            {joins ? <p>{t('ask.list_text')}</p> : null}
            <input type="hidden" name="id" value={typed('id') || formId} />
            <input type="hidden" name="language" value={language} />
            <div className="visually-hidden" aria-hidden="true">
              <label htmlFor="website">{t('ask.trap')}</label>
              <input id="website" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
            </div>
            <TextField
              name="name"
              label={t('field.full_name')}
              defaultValue={typed('name')}
              errors={errors}
              maxLength={80}
              autoComplete="name"
            />
            <p className="field__hint">{t(byMail ? 'ask.contact' : 'ask.contact_phone')}</p>
            {byMail ? (
              <TextField
                name="email"
                type="email"
                label={t('field.email')}
                hint={t('ask.email_hint')}
                defaultValue={typed('email')}
                errors={errors}
                maxLength={254}
                autoComplete="email"
                optional
              />
            ) : null}
            <TextField
              name="phone"
              type="tel"
              label={t('field.phone')}
              defaultValue={typed('phone')}
              errors={errors}
              maxLength={25}
              autoComplete="tel"
              optional={byMail}
            />
            <TextField
              name="code"
              label={t('field.code')}
              hint={t('ask.code_hint')}
              defaultValue={typed('code')}
              errors={errors}
              maxLength={40}
              autoComplete="off"
              className="input--code"
              optional
            />
            <NeedsField chosen={result?.needs ?? []} />
            <p>
              {t('ask.notice')} <Link to="/notice">{t('ask.notice_link')}</Link>
            </p>
            <SendBar label={t(joins ? 'ask.send_list' : 'ask.send')} />
          </Form>
        </>
      ) : (
        <p className="empty">{t(`window.${window}`)}</p>
      )}
    </div>
  );
}
