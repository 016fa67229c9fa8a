import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listCourses } from '../../db/queries/courses.ts';
import { listModules, listRequirements } from '../../db/queries/training.ts';
import { signedIn } from '../access/gate.server.ts';
import { ROLES } from '../access/policy.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { ChipsField, SelectField, TextField } from '../ui/fields.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { typedFrom } from '../ui/typed.ts';
import { saveModule } from './save-module.server.ts';

export const handle = { words: ['training'] };
export const meta = titleMeta;

export const loader = signedIn('training.manage', async ({ app, actor }) => {
  const requirements = await listRequirements(app.db);
  const courses = await listCourses(app.db, 'offered');
  return {
    title: pageTitle(actor.language, 'training:modules.title'),
    formId: newId(),
    modules: (await listModules(app.db)).map((module) => ({
      id: module.id,
      title: module.title,
      course: module.course_title,
      months: module.valid_months,
      isEnded: module.ended_on !== null,
      roles: requirements.filter(({ module_id }) => module_id === module.id).map(({ role }) => role),
    })),
    courses: courses
      .filter(({ audience }) => audience === 'facilitators')
      .map(({ id, title }) => ({ value: id, label: title })),
  };
});

/** Adds a module. */
export const action = signedIn('training.manage', async (call) => {
  const form = await readForm(call.request);
  const errors = await saveModule(call, form);
  if (errors) return data({ errors, typed: fieldsOf(form) }, { status: 422 });
  throw redirect('/training/modules');
});

export default function ModulesPage() {
  const { t } = useTranslation('training');
  const { formId, modules, courses } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = typedFrom(refused?.typed);
  return (
    <>
      <PageHead
        title={t('modules.title')}
        lead={t('modules.lead')}
        trail={[{ to: '/training', label: t('title') }]}
      />
      <ErrorSummary errors={refused?.errors} />
      <div className="split">
        <section className="panel" aria-labelledby="modules">
          <h2 id="modules">{t('modules.list')}</h2>
          {modules.length === 0 ? <p>{t('modules.none')}</p> : null}
          <ul className="rows">
            {modules.map((module) => (
              <li key={module.id}>
                <span className="rows__main">
                  <strong>{module.title}</strong>
                  <span className="rows__note">
                    {[
                      module.roles.map((role) => t(`role.${role}`)).join(', '),
                      module.months === null
                        ? t('modules.for_good')
                        : t('modules.months', { count: module.months }),
                      module.course ?? t('modules.elsewhere'),
                    ].join(' · ')}
                  </span>
                </span>
                {module.isEnded ? (
                  <span className="badge">{t('modules.ended')}</span>
                ) : (
                  <Form method="post" action={`/training/modules/${module.id}/ending`}>
                    <button
                      type="submit"
                      className="button button--small"
                      aria-label={t('modules.end_one', { title: module.title })}
                    >
                      {t('modules.end')}
                    </button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </section>
        <Form method="post" className="panel form" key={modules.length}>
          <input type="hidden" name="id" value={formId} />
          <h2>{t('modules.new')}</h2>
          <TextField
            name="title"
            label={t('modules.name')}
            errors={refused?.errors}
            defaultValue={typed.text('title', '')}
            maxLength={120}
            required
          />
          <ChipsField
            name="role"
            label={t('modules.roles')}
            several
            choices={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            chosen={typed.list('role', [])}
            errors={refused?.errors}
          />
          <TextField
            name="months"
            label={t('modules.valid')}
            hint={t('modules.valid_hint')}
            optional
            errors={refused?.errors}
            defaultValue={typed.text('months', '')}
            className="input--short"
            inputMode="numeric"
            maxLength={3}
          />
          <SelectField
            name="course"
            label={t('modules.course')}
            hint={t('modules.course_hint')}
            optional
            choices={courses}
            empty={t('modules.elsewhere')}
            errors={refused?.errors}
            defaultValue={typed.text('course', '')}
          />
          <SendBar label={t('modules.add')} />
        </Form>
      </div>
    </>
  );
}
