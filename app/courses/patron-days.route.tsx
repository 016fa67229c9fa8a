import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listPatronDays } from '../../db/queries/patron-days.ts';
import { listSites } from '../../db/queries/sites.ts';
import { SHIPPED_PATRON_DAYS } from '../../db/reference/shipped.ts';
import { type Call, signedIn } from '../access/gate.server.ts';
import { typedIn } from '../network/fields.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { NetworkHead } from '../network/network-head.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { formatsFor } from '../ui/formats.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { FIELD_LABELS } from './field-labels.ts';
import { setPatronDay } from './set-closed-days.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

/** The comuni in which the network has sites, by name. */
async function comuniOf({ app, actor, scope }: Call): Promise<{ value: string; label: string }[]> {
  const { compare } = formatsFor(actor.language);
  const sites = await listSites(app.db, scope);
  const names = new Map(sites.map((site) => [site.comune, `${site.comune_name} (${site.province})`]));
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => compare(a.label, b.label));
}

/** Whether a shipped feast was read somewhere, or stands there until somebody asks the comune. */
function originOf(comune: string): 'checked' | 'unchecked' {
  return SHIPPED_PATRON_DAYS.some((day) => day.comune === comune && day.source !== null)
    ? 'checked'
    : 'unchecked';
}

export const loader = signedIn('code_list.manage', async (call) => {
  const known = new Map((await listPatronDays(call.app.db)).map((one) => [one.comune, one]));
  const comuni = await comuniOf(call);
  return {
    title: pageTitle(call.actor.language, 'courses:patron_days.title'),
    comuni,
    year: call.today.slice(0, 4),
    rows: comuni.map(({ value, label }) => {
      const day = known.get(value);
      return {
        comune: value,
        label,
        monthDay: day?.month_day ?? null,
        name: day?.name ?? null,
        origin: day === undefined ? null : day.changed_by === null ? originOf(value) : 'changed',
      };
    }),
  };
});

export const action = signedIn('code_list.manage', async (call) => {
  const form = await readForm(call.request);
  const comuni = new Set((await comuniOf(call)).map(({ value }) => value));
  const set = await setPatronDay(call, comuni, form);
  if (!set.ok) return data({ errors: set.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect('/network/patron-days');
});

export default function PatronDays() {
  const { t } = useTranslation('courses');
  const { comuni, rows, year } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { shortDay } = useFormats();
  const field = (name: string) => ({ name, errors: answer?.errors, defaultValue: answer?.typed[name] });
  const head = (
    <NetworkHead title={t('patron_days.title')} lead={t('patron_days.lead')} section="code_lists" />
  );
  if (comuni.length === 0) {
    return (
      <>
        {head}
        <div className="empty">
          <p>{t('patron_days.empty')}</p>
          <p className="actions">
            <Link className="button button--main" to="/network/sites/new">
              {t('patron_days.first_site')}
            </Link>
          </p>
        </div>
      </>
    );
  }
  return (
    <>
      {head}
      <div className="stack">
        <section className="panel panel--narrow">
          <h2>{t('patron_days.set')}</h2>
          <FormErrors errors={answer?.errors} labels={FIELD_LABELS} />
          <Form method="post" className="form" noValidate>
            <SelectField {...field('comune')} label={t('patron_days.comune')} choices={comuni} />
            <TextField
              {...field('day')}
              type="date"
              className="input--day"
              label={t('patron_days.day')}
              hint={t('patron_days.day_hint')}
            />
            <TextField {...field('name')} label={t('patron_days.name')} />
            <SaveBar back="/network/code-lists" />
          </Form>
        </section>
        <TableBox caption={t('patron_days.caption', { count: rows.length })}>
          <thead>
            <tr>
              <th scope="col">{t('patron_days.comune')}</th>
              <th scope="col">{t('patron_days.day')}</th>
              <th scope="col">{t('patron_days.name')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.comune}>
                <th scope="row">{row.label}</th>
                <td>
                  {row.monthDay === null ? t('patron_days.unknown') : shortDay(`${year}-${row.monthDay}`)}
                </td>
                <td>
                  {row.name}
                  {row.origin ? (
                    <span className="rows__note">{t(`patron_days.origin.${row.origin}`)}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      </div>
    </>
  );
}
