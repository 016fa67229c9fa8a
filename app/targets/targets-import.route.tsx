import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ImportPage } from '../references/import-page.tsx';
import { TableFormat } from '../references/table-format.tsx';
import { readTableUpload, withFaults } from '../references/upload.server.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { importTargets, listProgrammesToManage } from './import-targets.server.ts';
import { TARGET_COLUMNS } from './read-targets.ts';

export const handle = { words: ['targets', 'references'] };
export const meta = titleMeta;

export const loader = signedIn('programme.manage', async (call) => ({
  title: pageTitle(call.actor.language, 'targets:import.title'),
  hasProgrammes: (await listProgrammesToManage(call)).length > 0,
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
  const { hasProgrammes } = useLoaderData<typeof loader>();
  const back = { to: '/targets', label: t('title') };
  if (!hasProgrammes) {
    return (
      <>
        <PageHead title={t('import.title')} trail={[back]} />
        <div className="empty">
          <p>{t('import.none')}</p>
          <p className="actions">
            <Link className="button" to="/network/programmes/new">
              {t('add')}
            </Link>
          </p>
        </div>
      </>
    );
  }
  return (
    <ImportPage title={t('import.title')} lead={t('import.lead')} back={back} answer={answer}>
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
