import { data, redirect } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { titleMeta } from '../network/title-meta.ts';
import { fileOf, readUpload } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { FaultReport } from '../references/fault-report.tsx';
import { FileField } from '../references/file-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { importTargets } from './import-targets.server.ts';
import { TARGET_COLUMNS } from './read-targets.ts';

export const handle = { words: ['targets', 'references'] };
export const meta = titleMeta;

export const loader = signedIn('programme.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'targets:import.title'),
}));

export const action = signedIn('programme.manage', async (call) => {
  const bytes = await fileOf(await readUpload(call.request), 'file');
  if (!bytes)
    return data({ errors: { file: { key: 'references:error.no_file' } }, faults: null }, { status: 422 });
  const done = await importTargets(call, bytes);
  if (done.ok) throw redirect(`/targets?imported=${done.programmes}`);
  const errors = { file: { key: 'references:error.faults', words: { count: done.faults.count } } };
  return data({ errors, faults: done.faults }, { status: 422 });
});

export default function ImportTargets() {
  const { t } = useTranslation(['targets', 'references']);
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('import.title')}
        lead={t('import.lead')}
        trail={[{ to: '/targets', label: t('title') }]}
      />
      <ErrorSummary errors={answer?.errors} />
      <div className="stack">
        {answer?.faults ? <FaultReport faults={answer.faults} /> : null}
        <div className="panel">
          <Form method="post" encType="multipart/form-data" className="form" noValidate>
            <FileField errors={answer?.errors} />
            <div className="actions">
              <button type="submit" className="button button--main">
                {t('references:upload.send')}
              </button>
              <Link to="/targets">{t('references:upload.back')}</Link>
            </div>
          </Form>
        </div>
        <section className="panel" aria-labelledby="format">
          <h2 id="format">{t('references:format.title')}</h2>
          <p>{t('import.file')}</p>
          <dl>
            {TARGET_COLUMNS.map((column) => (
              <div key={column}>
                <dt>
                  <code>{column}</code>
                </dt>
                <dd>{t(`import.column.${column}`)}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a href="/targets/template" download>
              {t('import.template')}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
