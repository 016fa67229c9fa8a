import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { isId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField, SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { EditionLine } from './edition-line.tsx';
import { readEnrolForm } from './enrol-form.server.ts';
import { enrolPerson } from './enrol-person.server.ts';
import { gendersFor, loadEnrolPage } from './load-enrol-page.server.ts';
import { NeedsField } from './needs-field.tsx';

export const handle = { words: ['enrolments', 'people'] };
export const meta = titleMeta;

export const loader = signedIn('enrolment.manage', async (call) => {
  const person = call.url.searchParams.get('person');
  if (person !== null && !isId(person)) throw notFound();
  return {
    ...(await loadEnrolPage(call, idFrom(call.params.id), person)),
    title: pageTitle(call.actor.language, 'enrolments:title.new'),
  };
});

export const action = signedIn('enrolment.manage', async (call) => {
  const id = idFrom(call.params.id);
  const form = await readForm(call.request);
  const read = readEnrolForm(form, await gendersFor(call), call.today);
  if (!read.ok) return data({ errors: read.errors, typed: fieldsOf(form), refused: null }, { status: 422 });
  const arrived = await enrolPerson(call, id, read.value);
  if (arrived.kind === 'full' || arrived.kind === 'double') {
    return data({ errors: undefined, typed: fieldsOf(form), refused: arrived.kind }, { status: 422 });
  }
  const done = arrived.row.status === 'waiting' ? 'waiting' : 'enrolled';
  throw redirect(`/editions/${id}/enrolments?done=${done}`);
});

export default function Enrol() {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const typed = typedFrom(result?.typed);
  const { facts, person, double } = page;
  const list = `/editions/${facts.id}/enrolments`;
  const name = person ? (person.name ?? t('somebody', { no: person.no })) : t('new.without_code');
  const refused = result?.refused ?? (double ? 'double' : page.gets === 'full' ? 'full' : null);
  return (
    <>
      <PageHead
        title={t('new.title', { name })}
        lead={
          <>
            {facts.title} · <EditionLine facts={facts} />
          </>
        }
        trail={[{ to: list, label: t('title.list') }]}
      />
      <ErrorSummary errors={result?.errors} />
      {refused ? (
        <Notice tone="warn" answer={result}>
          <p>{t(refused === 'double' && double ? `double.${double}` : `refused.${refused}`)}</p>
          <Link to={list}>{t('to_list')}</Link>
        </Notice>
      ) : null}
      {page.gets === 'waiting' && !double ? (
        <Notice tone="info">
          <p>{t('new.will_wait')}</p>
        </Notice>
      ) : null}
      {page.clashes.length > 0 ? (
        <Notice tone="warn">
          <p>{t('new.clashes')}</p>
          <ul>
            {page.clashes.map(({ day, start, title }) => (
              <li key={`${day} ${start} ${title}`}>
                {formats.day(day)}, {start}: {title}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {refused ? null : (
        <Form method="post" className="panel panel--narrow form" noValidate>
          <input type="hidden" name="id" value={typed.text('id', page.formId)} />
          {person ? <input type="hidden" name="person" value={person.id} /> : null}
          {person ? null : (
            <>
              <p className="field__hint">{t(page.keepsNames ? 'new.card' : 'new.card_nameless')}</p>
              <div className="form--inline">
                <TextField
                  name="given_name"
                  label={t('field.given_name')}
                  defaultValue={typed.text('given_name', '')}
                  errors={result?.errors}
                  maxLength={80}
                  autoComplete="off"
                />
                <TextField
                  name="family_name"
                  label={t('field.family_name')}
                  defaultValue={typed.text('family_name', '')}
                  errors={result?.errors}
                  maxLength={80}
                  autoComplete="off"
                  optional
                />
              </div>
              <ChipsField
                name="gender"
                label={t('field.gender')}
                choices={page.genders}
                chosen={[typed.text('gender', '')]}
                errors={result?.errors}
                optional
              />
              <TextField
                name="birth_year"
                label={t('field.birth_year')}
                inputMode="numeric"
                maxLength={4}
                className="input--short"
                defaultValue={typed.text('birth_year', '')}
                errors={result?.errors}
                optional
              />
            </>
          )}
          {person && !person.isNamed ? (
            <TextField
              name="name"
              label={t('field.name')}
              hint={t('field.name_hint')}
              defaultValue={typed.text('name', '')}
              errors={result?.errors}
              maxLength={80}
              autoComplete="off"
              optional
            />
          ) : null}
          <div className="form--inline">
            <TextField
              name="phone"
              type="tel"
              label={t('field.phone')}
              defaultValue={typed.text('phone', person?.phone ?? '')}
              errors={result?.errors}
              maxLength={25}
              autoComplete="off"
              optional
            />
            <TextField
              name="email"
              type="email"
              label={t('field.email')}
              defaultValue={typed.text('email', person?.email ?? '')}
              errors={result?.errors}
              maxLength={254}
              autoComplete="off"
              optional
            />
          </div>
          <SelectField
            name="language"
            label={t('field.language')}
            choices={[
              { value: 'it', label: 'Italiano' },
              { value: 'en', label: 'English' },
            ]}
            defaultValue={typed.text('language', person?.language ?? 'it')}
          />
          <NeedsField chosen={typed.list('needs', [])} />
          <SendBar label={t(page.gets === 'waiting' ? 'new.wait' : 'new.enrol')}>
            <Link to={list}>{t('leave')}</Link>
          </SendBar>
        </Form>
      )}
    </>
  );
}
