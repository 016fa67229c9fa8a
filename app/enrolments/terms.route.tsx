import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findEnrolmentTerm, listEnrolmentTerms } from '../../db/queries/enrolment-dues.ts';
import { signedIn } from '../access/gate.server.ts';
import { typedIn } from '../network/fields.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { NetworkHead } from '../network/network-head.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import { addDays } from '../platform/clock.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { readTerm, setTerm } from './set-term.server.ts';
import { TERM_FIELDS } from './term-fields.ts';

export const handle = { words: ['enrolments', 'network'] };
export const meta = titleMeta;

const LABELS = Object.fromEntries(
  ['valid_from', ...TERM_FIELDS.map(({ name }) => name)].map((name) => [name, `enrolments:term.${name}`]),
);

export const loader = signedIn('code_list.manage', async ({ app, actor, today }) => {
  const current = await findEnrolmentTerm(app.db, today);
  return {
    title: pageTitle(actor.language, 'enrolments:title.terms'),
    tomorrow: addDays(today, 1),
    current,
    terms: (await listEnrolmentTerms(app.db)).map((term) => ({
      ...term,
      state: term.valid_from > today ? 'future' : term.valid_from === current.valid_from ? 'current' : 'past',
    })),
  };
});

export const action = signedIn('code_list.manage', async (call) => {
  const form = await readForm(call.request);
  const read = readTerm(form, call.today);
  if (!read.ok) return data({ errors: read.errors, typed: typedIn(form) }, { status: 422 });
  await setTerm(call, read.value);
  throw redirect('/network/enrolment-terms?done=saved');
});

export default function Terms() {
  const { t } = useTranslation('enrolments');
  const { terms, current, tomorrow } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { date, number } = useFormats();
  return (
    <>
      <NetworkHead title={t('title.terms')} lead={t('term.lead')} section="code_lists" />
      <div className="stack">
        <FormErrors errors={answer?.errors} labels={LABELS} />
        <TableBox caption={t('term.caption')} wide>
          <thead>
            <tr>
              <th scope="col">{t('term.valid_from')}</th>
              {TERM_FIELDS.map(({ name }) => (
                <th key={name} scope="col" className="num">
                  {t(`term.short.${name}`)}
                </th>
              ))}
              <th scope="col">{t('term.set_by')}</th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <tr key={term.valid_from}>
                <th scope="row">
                  {date(term.valid_from)}
                  <span className="rows__note">{t(`term.state.${term.state}`)}</span>
                </th>
                {TERM_FIELDS.map(({ name }) => (
                  <td key={name} className="num">
                    {number(term[name])}
                  </td>
                ))}
                <td>{term.set_by_name ?? t('term.initial')}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
        <section className="panel panel--narrow">
          <h2>{t('term.change')}</h2>
          <Form method="post" className="form" noValidate>
            <TextField
              name="valid_from"
              type="date"
              className="input--day"
              label={t('term.valid_from')}
              hint={t('term.valid_from_hint')}
              errors={answer?.errors}
              min={tomorrow}
              defaultValue={answer?.typed.valid_from ?? tomorrow}
            />
            {TERM_FIELDS.map(({ name }) => (
              <TextField
                key={name}
                name={name}
                className="input--short"
                inputMode="numeric"
                maxLength={4}
                label={t(`term.${name}`)}
                hint={t(`term.hint.${name}`)}
                errors={answer?.errors}
                defaultValue={answer?.typed[name] ?? current[name]}
              />
            ))}
            <SaveBar back="/network/code-lists" />
          </Form>
        </section>
      </div>
    </>
  );
}
