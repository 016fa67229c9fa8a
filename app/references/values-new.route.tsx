import { data, redirect } from '@remix-run/node';
import { Form, Link, useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { titleMeta } from '../network/title-meta.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { REFERENCE_COLUMNS } from './columns.ts';
import { FaultReport } from './fault-report.tsx';
import { FileField } from './file-field.tsx';
import { importReferences } from './import-references.server.ts';
import { readReferenceUpload } from './upload.server.ts';

export const handle = { words: ['references'] };
export const meta = titleMeta;

export const loader = signedIn('reference.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'references:values.new'),
}));

export const action = signedIn('reference.manage', async ({ app, actor, request, now, today }) => {
  const read = await readReferenceUpload(request);
  if (!read.ok) return data({ errors: read.errors, faults: null }, { status: 422 });
  const done = await importReferences(app.db, { staffId: actor.staffId, now, today }, read.value);
  if (done.ok) {
    const { added, changed, same } = done;
    throw redirect(`/references?done=values&added=${added}&changed=${changed}&same=${same}`);
  }
  const errors = { file: { key: 'references:error.faults', words: { count: done.faults.count } } };
  return data({ errors, faults: done.faults }, { status: 422 });
});

export default function NewValues() {
  const { t } = useTranslation('references');
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('values.new')}
        lead={t('values.new_lead')}
        trail={[{ to: '/references', label: t('title') }]}
      />
      <ErrorSummary errors={answer?.errors} />
      <div className="stack">
        {answer?.faults ? <FaultReport faults={answer.faults} /> : null}
        <div className="panel">
          <Form method="post" encType="multipart/form-data" className="form" noValidate>
            <FileField errors={answer?.errors} />
            <div className="actions">
              <button type="submit" className="button button--main">
                {t('upload.send')}
              </button>
              <Link to="/references">{t('upload.back')}</Link>
            </div>
          </Form>
        </div>
        <section className="panel" aria-labelledby="format">
          <h2 id="format">{t('format.title')}</h2>
          <p>{t('values.file')}</p>
          <dl>
            {REFERENCE_COLUMNS.map((column) => (
              <div key={column}>
                <dt>
                  <code>{column}</code>
                </dt>
                <dd>{t(`values.format.${column}`)}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a href="/references/templates/values" download>
              {t('format.template')}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
