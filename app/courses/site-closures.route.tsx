import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCalendarLessons } from '../../db/queries/calendar-lessons.ts';
import { listSiteClosures } from '../../db/queries/site-closures.ts';
import { findSite } from '../../db/queries/sites.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { found, idFrom, typedIn } from '../network/fields.server.ts';
import { FormErrors } from '../network/form-errors.tsx';
import { NetworkHead } from '../network/network-head.tsx';
import { SaveBar } from '../network/save-bar.tsx';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { DaysFields } from './days-fields.tsx';
import { Done } from './done.tsx';
import { addSiteClosure } from './set-closed-days.server.ts';

export const handle = { words: ['courses', 'network'] };
export const meta = titleMeta;

/** Closures are listed up to here: nobody plans further. */
const FAR = '2099-12-31';

const CLOSURE_LABELS = {
  starts_on: 'courses:closures.starts_on',
  ends_on: 'courses:closures.ends_on',
  reason: 'courses:closures.reason',
};

export const loader = signedIn('network.manage', async ({ app, actor, scope, params, today }) => {
  const { id, name } = found(await findSite(app.db, scope, idFrom(params.id)));
  const days = { from: today, until: FAR };
  const closures = await listSiteClosures(app.db, scope, id, days);
  const planned = (await listCalendarLessons(app.db, scope, { ...days, siteId: id })).filter(
    ({ status, place_kind }) => status === 'planned' && place_kind === 'site',
  );
  return {
    title: pageTitle(actor.language, 'courses:closures.title'),
    id,
    name,
    today,
    formId: newId(),
    mayPlan: holds(actor, 'course.plan'),
    closures: closures.map((closure) => ({
      ...closure,
      lessons: planned.filter(({ day }) => day >= closure.starts_on && day <= closure.ends_on).length,
    })),
  };
});

export const action = signedIn('network.manage', async (call) => {
  const { id } = found(await findSite(call.app.db, call.scope, idFrom(call.params.id)));
  const form = await readForm(call.request);
  const added = await addSiteClosure(call, id, form);
  if (!added.ok) return data({ errors: added.errors, typed: typedIn(form) }, { status: 422 });
  throw redirect(`/network/sites/${id}/closures?done=closure`);
});

export default function SiteClosures() {
  const { t } = useTranslation('courses');
  const { id, name, today, formId, mayPlan, closures } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { day } = useFormats();
  const back = `/network/sites/${id}`;
  return (
    <>
      <NetworkHead
        title={t('closures.title')}
        lead={t('closures.lead')}
        section="sites"
        above={{ to: back, label: name }}
      />
      <Done />
      <div className="stack">
        {closures.length === 0 ? (
          <p>{t('closures.none')}</p>
        ) : (
          <TableBox caption={t('closures.caption', { count: closures.length })}>
            <thead>
              <tr>
                <th scope="col">{t('closures.starts_on')}</th>
                <th scope="col">{t('closures.ends_on')}</th>
                <th scope="col">{t('closures.reason')}</th>
                <th scope="col">{t('closures.lessons')}</th>
                <th scope="col">{t('closures.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {closures.map((closure) => (
                <tr key={closure.id}>
                  <th scope="row">{day(closure.starts_on)}</th>
                  <td>{day(closure.ends_on)}</td>
                  <td>{closure.reason}</td>
                  <td>
                    {closure.lessons === 0 || !mayPlan ? (
                      closure.lessons
                    ) : (
                      <Link to={`/calendar?view=list&site=${id}&day=${closure.starts_on}`}>
                        {t('closures.to_move', { count: closure.lessons })}
                      </Link>
                    )}
                  </td>
                  <td>
                    <Form method="post" action={`${back}/closures/${closure.id}/removal`}>
                      <button type="submit" className="button button--small">
                        {t('closures.remove')}
                        <span className="visually-hidden"> {day(closure.starts_on)}</span>
                      </button>
                    </Form>
                  </td>
                </tr>
              ))}
            </tbody>
          </TableBox>
        )}
        <section className="panel panel--narrow">
          <h2>{t('closures.add')}</h2>
          <FormErrors errors={answer?.errors} labels={CLOSURE_LABELS} />
          <Form method="post" className="form" noValidate key={closures.length}>
            <input type="hidden" name="id" value={formId} />
            <DaysFields
              labelOf={(field) => t(`closures.${field}`)}
              values={{ starts_on: today, ends_on: today, ...answer?.typed }}
              errors={answer?.errors}
            />
            <TextField
              name="reason"
              label={t('closures.reason')}
              errors={answer?.errors}
              defaultValue={answer?.typed.reason}
            />
            <SaveBar back={back} label={t('closures.save')} />
          </Form>
        </section>
      </div>
    </>
  );
}
