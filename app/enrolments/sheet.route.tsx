import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { idFrom } from '../network/fields.server.ts';
import { mayHoldFiles, readForm, textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { FaultReport } from '../references/fault-report.tsx';
import { readTableUpload } from '../references/upload.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { UploadField } from '../ui/upload-field.tsx';
import { EditionLine } from './edition-line.tsx';
import { checkSheet, enrolSheet, findSheet } from './enrol-sheet.server.ts';
import { lookAtEdition } from './hold-edition.server.ts';
import { NEEDS } from './needs.ts';
import { MOST_PEOPLE } from './read-people.server.ts';
import { placesFor } from './waiting-list.ts';

export const handle = { words: ['enrolments', 'references'] };
export const meta = titleMeta;

export const loader = signedIn('enrolment.manage', async (call) => {
  const { app, actor, scope, url, now } = call;
  const id = idFrom(call.params.id);
  const { facts, edition, standings, at } = await lookAtEdition(app, scope, id, now);
  const sheet = await findSheet(call, id, url.searchParams.get('sheet') ?? '');
  return {
    title: pageTitle(actor.language, 'enrolments:title.sheet'),
    facts,
    most: MOST_PEOPLE,
    seats: placesFor(edition, standings, at).seats,
    sheet: sheet ? { id: sheet.id, rows: sheet.rows } : null,
  };
});

/** A file is checked; a sheet that was found without fault is enrolled. */
export const action = signedIn('enrolment.manage', async (call) => {
  const id = idFrom(call.params.id);
  if (!mayHoldFiles(call.request)) {
    const isEnrolled = await enrolSheet(call, id, idFrom(textOf(await readForm(call.request), 'sheet')));
    throw redirect(`/editions/${id}/enrolments?done=${isEnrolled ? 'sheet' : 'sheet_gone'}`);
  }
  const read = await readTableUpload(call.request);
  if (!read.ok) return data(read, { status: 422 });
  const checked = await checkSheet(call, id, read.bytes);
  if (checked.ok) throw redirect(`/editions/${id}/enrolments/sheet?sheet=${checked.sheetId}`);
  const errors = { file: { key: 'enrolments:sheet.faults', words: { count: checked.faults.count } } };
  return data({ errors, faults: checked.faults }, { status: 422 });
});

export default function Sheet() {
  const { t } = useTranslation('enrolments');
  const formats = useFormats();
  const { facts, sheet, most, seats } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const list = `/editions/${facts.id}/enrolments`;
  const heading = useRef<HTMLHeadingElement>(null);
  const sheetId = sheet?.id;
  useEffect(() => {
    if (sheetId !== undefined) heading.current?.focus();
  }, [sheetId]);
  return (
    <>
      <PageHead
        title={t('sheet.title')}
        lead={
          <>
            {facts.title} · <EditionLine facts={facts} />
          </>
        }
        trail={[{ to: list, label: t('title.list') }]}
      />
      <ErrorSummary errors={wrong?.errors} />
      <div className="stack">
        {wrong?.faults ? <FaultReport faults={wrong.faults} /> : null}
        {sheet ? (
          <Form method="post" className="panel panel--focus form">
            <h2 ref={heading} tabIndex={-1}>
              {t('sheet.fine', { count: sheet.rows })}
            </h2>
            <p>
              {t('sheet.what_happens', {
                seats: Math.min(seats, sheet.rows),
                waiting: Math.max(sheet.rows - seats, 0),
              })}
            </p>
            <input type="hidden" name="sheet" value={sheet.id} />
            <SendBar label={t('sheet.enrol', { count: sheet.rows })}>
              <Link to={list}>{t('leave')}</Link>
            </SendBar>
          </Form>
        ) : null}
        <Form
          method="post"
          action={`${list}/sheet`}
          encType="multipart/form-data"
          className="panel panel--narrow form"
          noValidate
        >
          <p>{t('sheet.text', { most: formats.number(most) })}</p>
          <UploadField
            name="file"
            accept=".csv,.xlsx,.ods,text/csv"
            label={t('sheet.file')}
            hint={t('sheet.file_hint')}
            errors={wrong?.errors}
          />
          <div className="actions">
            <button type="submit" className={sheet ? 'button' : 'button button--main'}>
              {t('sheet.check')}
            </button>
            <Link to={list}>{t('leave')}</Link>
          </div>
        </Form>
        <section className="panel panel--narrow" aria-labelledby="format">
          <h2 id="format">{t('sheet.format')}</h2>
          <p>{t('sheet.columns')}</p>
          <p>{t('sheet.needs', { needs: NEEDS.map((need) => t(`need.${need}`)).join(', ') })}</p>
          <p>
            <a href="/enrolments/template/xlsx" download>
              {t('sheet.template', { format: 'XLSX' })}
            </a>{' '}
            <a href="/enrolments/template/ods" download>
              {t('sheet.template', { format: 'ODS' })}
            </a>{' '}
            <a href="/enrolments/template/csv" download>
              {t('sheet.template', { format: 'CSV' })}
            </a>
          </p>
        </section>
      </div>
    </>
  );
}
