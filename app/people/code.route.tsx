import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { type Call, signedIn } from '../access/gate.server.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { ChipsField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { addCode } from './add-code.server.ts';
import { CODE_LENGTH, codeFieldError } from './code-error.ts';
import { CodeField } from './code-field.tsx';
import { CodeProblem } from './code-problem.tsx';
import { openPerson } from './open-person.server.ts';
import { loadPersonFacts } from './person-facts.server.ts';
import { usePersonName } from './person-label.tsx';

export const handle = { words: ['people', 'code'] };
export const meta = titleMeta;

/** A record has one code for life: another code of the same person is another record, to be merged. */
async function openUncoded(call: Call) {
  const citizen = await openPerson(call, call.params.id);
  if (citizen.code_kind !== 'none') throw redirect(`/people/${citizen.id}`);
  return citizen;
}

export const loader = signedIn('citizen.view', async (call) => {
  const citizen = await openUncoded(call);
  const { id, no, name } = await loadPersonFacts(call, citizen);
  return { title: pageTitle(call.actor.language, 'people:title.code', { no }), person: { id, no, name } };
});

export const action = signedIn('citizen.view', async (call) => {
  const citizen = await openUncoded(call);
  const form = await readForm(call.request);
  const typed = textOf(form, 'code');
  const added = await addCode(call, citizen.id, typed, textOf(form, 'birth_date'));
  if (added.kind === 'added') throw redirect(`/people/${citizen.id}?done=coded`);
  if (added.kind === 'taken') throw redirect(`/people/${citizen.id}/merge?with=${added.otherId}`);
  const code = typed.slice(0, CODE_LENGTH);
  const refused = (errors: FieldErrors, suggestion?: string, birthDates: readonly string[] = []) =>
    data({ errors, code, suggestion, birthDates }, { status: 422 });
  return added.kind === 'invalid'
    ? refused({ code: codeFieldError(added.reading) }, added.reading.suggestion)
    : refused({ birth_date: { key: 'people:add_code.wrong.birth_date' } }, undefined, added.birthDates);
});

export default function AddCode() {
  const { t } = useTranslation('people');
  const { person } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const nameOf = usePersonName();
  const formats = useFormats();
  const card = `/people/${person.id}`;
  const birthDates = result?.birthDates ?? [];
  return (
    <>
      <PageHead
        title={t('add_code.title')}
        lead={t('add_code.lead')}
        trail={[
          { to: '/people', label: t('find.title') },
          { to: card, label: nameOf(person) },
        ]}
      />
      <ErrorSummary errors={result?.errors} />
      <div className="panel panel--narrow stack">
        <Form method="post" className="form">
          <CodeField errors={result?.errors} typed={result?.code} />
          {birthDates.length > 0 ? (
            <ChipsField
              name="birth_date"
              label={t('add_code.birth_date')}
              errors={result?.errors}
              choices={birthDates.map((day) => ({ value: day, label: formats.day(day) }))}
              chosen={[]}
            />
          ) : null}
          <SendBar label={t('add_code.save')}>
            <Link to={card}>{t('profile.back')}</Link>
          </SendBar>
        </Form>
        <CodeProblem suggestion={result?.suggestion} action={`${card}/code`} />
      </div>
    </>
  );
}
