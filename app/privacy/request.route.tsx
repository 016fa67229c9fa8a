import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { openRequest } from './open-request.server.ts';
import { RefusalForm } from './refusal-form.tsx';
import { RequestState } from './request-state.tsx';
import { shownRequest } from './shown-request.ts';

export const handle = { words: ['privacy'] };
export const meta = titleMeta;

export const loader = signedIn('request.read', async (call) => {
  const request = await openRequest(call, call.params.id);
  const done = call.url.searchParams.get('done');
  return {
    title: pageTitle(call.actor.language, 'privacy:request.page', { no: request.no }),
    request: shownRequest(request),
    runs: holds(call.actor, 'request.run'),
    done: done === 'erased' || done === 'handed_over' || done === 'refused' ? done : null,
    today: call.today,
  };
});

export default function Request() {
  const { t } = useTranslation('privacy');
  const { request, runs, done, today } = useLoaderData<typeof loader>();
  const formats = useFormats();
  const here = `/requests/${request.id}`;
  const open = request.state === 'open';
  return (
    <>
      <PageHead
        title={`${t('no', { no: request.no })} · ${t(`kind.${request.kind}`)}`}
        trail={[{ to: '/requests', label: t('list.title') }]}
      />
      {done ? <Notice tone="good">{t(`done.${done}`)}</Notice> : null}
      <div className="split">
        <section className="panel stack" aria-labelledby="facts">
          <h2 id="facts">{t('request.facts')}</h2>
          <dl className="facts">
            <dt>{t('list.state')}</dt>
            <dd>
              <RequestState request={request} today={today} />
            </dd>
            <dt>{t('list.received')}</dt>
            <dd>{formats.date(request.received_on)}</dd>
            <dt>{t('list.site')}</dt>
            <dd>{request.site_name}</dd>
            <dt>{t('request.received_by')}</dt>
            <dd>{request.received_by_name}</dd>
            {request.closed_by_name ? (
              <>
                <dt>{t('request.closed_by')}</dt>
                <dd>{request.closed_by_name}</dd>
              </>
            ) : null}
            {request.refusal ? (
              <>
                <dt>{t('request.reason')}</dt>
                <dd>{t(`refusal.${request.refusal}`)}</dd>
              </>
            ) : null}
          </dl>
          <p>{t('request.no_name')}</p>
        </section>
        <div className="stack">
          {open && runs && request.kind === 'access' ? (
            <section className="panel stack" aria-labelledby="copy">
              <h2 id="copy">{t('copy.title')}</h2>
              <p>{t('copy.text')}</p>
              <p className="actions">
                <a className="button" href={`${here}/copy.pdf`}>
                  {t('copy.pdf')}
                </a>
                <a className="button" href={`${here}/copy.json`}>
                  {t('copy.json')}
                </a>
              </p>
              <Form method="post" action={`${here}/completion`}>
                <button type="submit" className="button button--main">
                  {t('copy.handed_over')}
                </button>
              </Form>
            </section>
          ) : null}
          {open && runs && request.kind === 'erasure' ? (
            <section className="panel stack" aria-labelledby="erasure">
              <h2 id="erasure">{t('erasure.title')}</h2>
              <p>{t('erasure.text')}</p>
              <p>{t('erasure.kept')}</p>
              <Form method="post" action={`${here}/erasure`}>
                <button type="submit" className="button button--danger">
                  {t('erasure.run')}
                </button>
              </Form>
            </section>
          ) : null}
          {open && runs ? (
            <section className="panel" aria-labelledby="refusal">
              <h2 id="refusal">{t('refuse.title')}</h2>
              <RefusalForm requestId={request.id} />
            </section>
          ) : null}
          {open && !runs ? <p className="panel">{t('request.waits')}</p> : null}
          {request.kind === 'erasure' && request.state === 'done' ? (
            <p className="panel">
              <a className="button" href={`${here}/certificate.pdf`}>
                {t('certificate.get')}
              </a>
            </p>
          ) : null}
        </div>
      </div>
    </>
  );
}
