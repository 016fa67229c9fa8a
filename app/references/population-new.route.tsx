import { data, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { POPULATION_CLASSES, POPULATION_COLUMNS } from './columns.ts';
import { ImportPage } from './import-page.tsx';
import { importPopulation } from './import-population.server.ts';
import { TableFormat } from './table-format.tsx';
import { readPopulationUpload, withFaults } from './upload.server.ts';

export const handle = { words: ['references', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('reference.manage', async ({ actor }) => ({
  title: pageTitle(actor.language, 'references:population.new'),
}));

export const action = signedIn('reference.manage', async ({ app, actor, request, now, today }) => {
  const { read, typed } = await readPopulationUpload(request, today);
  if (!read.ok) return data({ errors: read.errors, typed, faults: null, same: null }, { status: 422 });
  const importer = { staffId: actor.staffId, now, today };
  const done = await importPopulation(app.db, importer, read.value.bytes, read.value);
  if (done.ok) throw redirect(`/references/populations/${done.dataset.id}?done=imported`);
  if ('same' in done) {
    const same = { id: done.same.id, year: done.same.year, day: done.same.imported_at.slice(0, 10) };
    const errors = { file: { key: 'references:error.same_file' } };
    return data({ errors, typed, faults: null, same }, { status: 422 });
  }
  return data({ ...withFaults(done.faults), typed, same: null }, { status: 422 });
});

export default function NewPopulation() {
  const { t } = useTranslation('references');
  const answer = useActionData<typeof action>();
  const { date } = useFormats();
  return (
    <ImportPage
      title={t('population.new')}
      lead={t('population.new_lead')}
      back={{ to: '/references', label: t('title') }}
      answer={answer}
      notice={
        answer?.same ? (
          <Notice tone="warn">
            <Link to={`/references/populations/${answer.same.id}`}>
              {t('population.same', { year: answer.same.year, day: date(answer.same.day) })}
            </Link>
          </Notice>
        ) : null
      }
      fields={
        <>
          <TextField
            name="source"
            label={t('upload.source')}
            hint={t('upload.source_hint')}
            errors={answer?.errors}
            defaultValue={answer?.typed.source}
          />
          <TextField
            name="retrieved_on"
            type="date"
            label={t('upload.retrieved_on')}
            errors={answer?.errors}
            defaultValue={answer?.typed.retrieved_on}
          />
        </>
      }
    >
      <TableFormat
        columns={POPULATION_COLUMNS}
        about={(column) => t(`format.${column}`, { classes: POPULATION_CLASSES.join(' · ') })}
        template={{ href: '/references/templates/population', label: t('format.template') }}
      >
        <p>{t('format.where')}</p>
        <p>{t('format.file')}</p>
        <p>{t('upload.larger')}</p>
      </TableFormat>
    </ImportPage>
  );
}
