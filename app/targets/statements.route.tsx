import { data, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listProgrammeSiteIds, listProgrammes } from '../../db/queries/programmes.ts';
import { findSite } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { monthStart } from '../figures/period.ts';
import { FiguresNav } from '../insights/figures-nav.tsx';
import { ChooserField } from '../network/chooser-field.tsx';
import { readPlace } from '../network/places.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { notFound } from '../platform/problem.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import type { FieldErrors } from '../ui/field-errors.ts';
import { SelectField, TextField } from '../ui/fields.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { EVERYTHING, isMonth, statementHref } from './statement.ts';

export const handle = { words: ['targets', 'insights'] };
export const meta = titleMeta;

/** As much of a wrong month as is shown again. */
const ECHO = 20;

/** Offers the statements, and leads to the one that was chosen. */
export const loader = signedIn('target.read', async (call) => {
  const { app, actor, scope, url, today } = call;
  const [programmes, { picked, chooser }] = await Promise.all([
    listProgrammes(app.db, scope),
    readPlace(call, 'target.read', 'site'),
  ]);
  const page = {
    title: pageTitle(actor.language, 'targets:statement.list'),
    programmes: programmes.map(({ id, name }) => ({ value: id, label: name })),
    place: chooser,
    asked: {
      programme: url.searchParams.get('programme') ?? programmes[0]?.id ?? EVERYTHING,
      // The last month that is over.
      month: (url.searchParams.get('month') ?? monthStart(today, -1).slice(0, 7)).slice(0, ECHO),
    },
  };
  if (!url.searchParams.has('month')) return data({ ...page, errors: undefined });

  const { programme: wanted, month } = page.asked;
  const site = picked.ok ? picked.value : '';
  const programme = programmes.find(({ id }) => id === wanted);
  if (!programme && wanted !== EVERYTHING) throw notFound();
  if (site !== '' && !(await findSite(app.db, scope, site))) throw notFound();
  const errors: Record<string, FieldErrors[string]> = picked.ok ? {} : { site: picked.error };
  if (!isMonth(month) || month > today.slice(0, 7)) {
    errors.month = { key: 'targets:statement.error.month' };
  } else if (
    programme &&
    (month < programme.starts_on.slice(0, 7) || month > programme.ends_on.slice(0, 7))
  ) {
    errors.month = { key: 'targets:statement.error.outside' };
  }
  if (programme && site !== '') {
    const taking = await listProgrammeSiteIds(app.db, scope, programme.id);
    if (!taking.includes(site)) errors.site = { key: 'targets:statement.error.site' };
  }
  if (Object.keys(errors).length > 0) return data({ ...page, errors }, { status: 422 });
  throw redirect(statementHref(wanted, month, site || null));
});

export default function Statements() {
  const { t } = useTranslation('targets');
  const { programmes, place, asked, errors } = useLoaderData<typeof loader>();
  return (
    <div className="insights">
      <PageHead title={t('statement.list')} lead={t('statement.lead')} />
      <FiguresNav />
      <ErrorSummary errors={errors} />
      <div className="panel panel--narrow">
        <Form method="get" action="/statements" className="form">
          <SelectField
            name="programme"
            label={t('statement.programme')}
            choices={[...programmes, { value: EVERYTHING, label: t('statement.everything') }]}
            defaultValue={asked.programme}
            errors={errors}
          />
          <TextField
            name="month"
            type={errors?.month ? 'text' : 'month'}
            label={t('statement.month')}
            defaultValue={asked.month}
            errors={errors}
            className="input--short"
          />
          <ChooserField
            name="site"
            label={t('statement.place')}
            chooser={place}
            empty={t('statement.all_sites')}
            errors={errors}
          />
          <SendBar label={t('statement.show')} />
        </Form>
      </div>
    </div>
  );
}
