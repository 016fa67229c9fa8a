import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ImportPage } from '../references/import-page.tsx';
import { TableFormat } from '../references/table-format.tsx';
import { readTableUpload, withFaults } from '../references/upload.server.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { importTargets } from './import-targets.server.ts';
import { TARGET_COLUMNS } from './read-targets.ts';

export const handle = { words: ['targets', 'references'] };
export const meta = titleMeta;

export const loader = signedIn('programme.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'targets:import.title'),
}));

export const action = signedIn('programme.manage', async (call) => {
  const read = await readTableUpload(call.request);
  if (!read.ok) return data(read, { status: 422 });
  const done = await importTargets(call, read.bytes);
  if (!done.ok) return data(withFaults(done.faults), { status: 422 });
  throw redirect(`/targets?imported=${done.programmes}`);
});

export default function ImportTargets() {
  const { t } = useTranslation('targets');
  const answer = useActionData<typeof action>();
  return (
    <ImportPage
      title={t('import.title')}
      lead={t('import.lead')}
      back={{ to: '/targets', label: t('title') }}
      answer={answer}
    >
      <TableFormat
        columns={TARGET_COLUMNS}
        about={(column) => t(`import.column.${column}`)}
        template={{ href: '/targets/template', label: t('import.template') }}
      >
        <p>{t('import.file')}</p>
      </TableFormat>
    </ImportPage>
  );
}
