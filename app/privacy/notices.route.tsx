import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findNotice, listNotices } from '../../db/queries/notices.ts';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { LongTextField, TextField } from '../ui/fields.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SendBar } from '../ui/send-bar.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { publishNotice, readNotice } from './publish-notice.server.ts';

export const handle = { words: ['privacy'] };
export const meta = titleMeta;

export const loader = signedIn('notice.versions', async ({ app, actor, today, url }) => {
  const current = await findNotice(app.db, today);
  return {
    title: pageTitle(actor.language, 'privacy:notice.versions'),
    versions: await listNotices(app.db),
    current: current
      ? { text_it: current.text_it, text_en: current.text_en, version: current.version }
      : null,
    writes: holds(actor, 'notice.publish'),
    published: url.searchParams.get('done') === 'published',
    today,
  };
});

export const action = signedIn('notice.publish', async (call) => {
  const { typed, errors } = readNotice(await readForm(call.request), call.today);
  if (errors) return data({ errors, typed }, { status: 422 });
  await publishNotice(call, typed);
  throw redirect('/notices?done=published');
});

export default function Notices() {
  const { t } = useTranslation('privacy');
  const { versions, current, writes, published, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const formats = useFormats();
  const values = answer?.typed ?? { text_it: current?.text_it, text_en: current?.text_en, valid_from: today };
  return (
    <>
      <PageHead
        title={t('notice.versions')}
        lead={t('notice.lead')}
        trail={[{ to: '/requests', label: t('list.title') }]}
      >
        <Link to="/notice">{t('notice.read_it')}</Link>
      </PageHead>
      <ErrorSummary errors={answer?.errors} />
      {published ? <Notice tone="good">{t('notice.published')}</Notice> : null}
      <section className="panel" aria-labelledby="versions">
        <h2 id="versions">{t('notice.list')}</h2>
        <ul className="rows">
          {versions.map((one) => (
            <li key={one.version}>
              <span className="rows__main">
                {t('notice.version', { version: one.version, day: formats.date(one.valid_from) })}
                <span className="rows__note">{one.written_by_name ?? t('notice.first')}</span>
              </span>
              {one.version === current?.version ? t('notice.current') : null}
            </li>
          ))}
        </ul>
      </section>
      {writes ? (
        <section className="panel" aria-labelledby="write">
          <h2 id="write">{t('notice.write')}</h2>
          <p>{t('notice.write_text')}</p>
          <Form method="post" className="form" noValidate>
            {(['text_it', 'text_en'] as const).map((name) => (
              <LongTextField
                key={name}
                name={name}
                label={t(`notice.${name}`)}
                hint={t('notice.paragraphs')}
                errors={answer?.errors}
                lang={name === 'text_it' ? 'it' : 'en'}
                rows={16}
                defaultValue={values[name]}
              />
            ))}
            <TextField
              name="valid_from"
              type="date"
              label={t('retention.valid_from')}
              errors={answer?.errors}
              min={today}
              defaultValue={values.valid_from}
            />
            <SendBar label={t('notice.publish')} />
          </Form>
        </section>
      ) : null}
    </>
  );
}
