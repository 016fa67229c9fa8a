import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listShareLinks } from '../../db/queries/share-links.ts';
import { signedIn } from '../access/gate.server.ts';
import { civil } from '../platform/clock.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { CopyAddress } from '../ui/copy-address.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { SelectField, TextField } from '../ui/fields.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { askedView, readSentView } from './asked-view.server.ts';
import { KeepView } from './asked-view.tsx';
import { loadSelection } from './load-selection.server.ts';
import { SHARE_DAYS } from './share-days.ts';
import { ShareTable } from './share-table.tsx';
import { linksInSight, shareView } from './share-view.server.ts';
import { readShareForm } from './view-form.server.ts';

export const handle = { words: ['insights', 'views'] };
export const meta = titleMeta;

/** Public addresses, and the form that makes one of what the address asks for. */
export const loader = signedIn('figures.share', async (call) => {
  const { app, actor, now } = call;
  const selection = await loadSelection(call);
  const day = (instant: string) => civil(new Date(instant), app.timeZone).day;
  const links = await listShareLinks(app.db, linksInSight(call));
  const page = {
    title: pageTitle(actor.language, 'views:share.list'),
    view: askedView(call, selection),
    links: links.map((link) => ({
      id: link.id,
      title: link.title,
      madeBy: link.full_name,
      madeOn: day(link.made_at),
      expiresOn: day(link.expires_at),
      state: link.revoked_at ? 'revoked' : link.expires_at <= now.toISOString() ? 'expired' : 'open',
      opened: link.opened,
      lastOpened: link.last_opened_at && day(link.last_opened_at),
    })),
  };
  return data(page, { status: selection.reading.ok ? 200 : 422 });
});

export const action = signedIn('figures.share', async (call) => {
  const sent = await readSentView(call, readShareForm);
  const typed = { title: textOf(sent.form, 'title'), days: textOf(sent.form, 'days') };
  if (!sent.ok) return data({ errors: sent.errors, typed, address: null }, { status: 422 });
  const address = await shareView(call, sent.id, sent.reading, sent.values);
  return data({ errors: undefined, typed, address });
});

export default function Shares() {
  const { t } = useTranslation('views');
  const { view, links } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={t('share.list')}
        lead={t('share.lead')}
        trail={[{ to: '/insights', label: t('figures') }]}
      />
      <ErrorSummary errors={result?.errors} />
      <div className="stack">
        {result?.address ? (
          <Notice tone="good" answer={result.address}>
            <p>{t('share.made')}</p>
            <CopyAddress
              address={result.address}
              name={t('share.address')}
              copy={t('share.copy')}
              copied={t('share.copied')}
            >
              <a href={result.address}>{t('share.open')}</a>
            </CopyAddress>
          </Notice>
        ) : (
          <KeepView view={view} title={t('share.title')} button={t('share.button')} action="/insights/shares">
            <p>{t('share.what')}</p>
            <TextField
              name="title"
              label={t('share.name')}
              hint={t('share.name_hint')}
              defaultValue={result?.typed.title}
              errors={result?.errors}
            />
            <SelectField
              name="days"
              label={t('share.days')}
              choices={SHARE_DAYS.map((value) => ({ value, label: t(`share.for.${value}`) }))}
              defaultValue={result?.typed.days || '30'}
              errors={result?.errors}
            />
          </KeepView>
        )}
        <ShareTable links={links} />
      </div>
    </>
  );
}
