import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { REFERENCE_COLUMNS } from './columns.ts';
import { ImportPage } from './import-page.tsx';
import { importReferences } from './import-references.server.ts';
import { TableFormat } from './table-format.tsx';
import { readTableUpload, withFaults } from './upload.server.ts';

export const handle = { words: ['references'] };
export const meta = titleMeta;

export const loader = signedIn('reference.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'references:values.new'),
}));

export const action = signedIn('reference.manage', async ({ app, actor, request, now, today }) => {
  const read = await readTableUpload(request);
  if (!read.ok) return data(read, { status: 422 });
  const done = await importReferences(app.db, { staffId: actor.staffId, now, today }, read.bytes);
  if (!done.ok) return data(withFaults(done.faults), { status: 422 });
  const { added, changed, same } = done;
  throw redirect(`/references?done=values&added=${added}&changed=${changed}&same=${same}`);
});

export default function NewValues() {
  const { t } = useTranslation('references');
  const answer = useActionData<typeof action>();
  return (
    <ImportPage
      title={t('values.new')}
      lead={t('values.new_lead')}
      back={{ to: '/references', label: t('title') }}
      answer={answer}
    >
      <TableFormat
        columns={REFERENCE_COLUMNS}
        about={(column) => t(`values.format.${column}`)}
        template={{ href: '/references/templates/values', label: t('format.template') }}
      >
        <p>{t('values.file')}</p>
        <p>{t('upload.larger')}</p>
      </TableFormat>
    </ImportPage>
  );
}
