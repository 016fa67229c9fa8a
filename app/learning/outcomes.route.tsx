import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { AttendanceTable } from './attendance-table.tsx';
import { loadOutcomes } from './load-outcomes.server.ts';
import { PairedResult } from './paired-result.tsx';
import { PupilTable } from './pupil-table.tsx';

export const handle = { words: ['learning', 'people'] };
export const meta = titleMeta;

export const loader = signedIn('register.keep', async (call) => {
  const outcomes = await loadOutcomes(call, call.params.id);
  return { title: pageTitle(call.actor.language, 'learning:title'), outcomes };
});

/** What came of an edition: attendance, what changed, certificates. */
export default function OutcomesPage() {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  const { outcomes } = useLoaderData<typeof loader>();
  const { id, issued, done, toIssue, minutes, certificate, people } = outcomes;
  return (
    <>
      <PageHead
        title={outcomes.title}
        lead={`${t('title')} · ${outcomes.site} · ${formats.shortDay(outcomes.startsOn)} – ${formats.date(outcomes.endsOn)}`}
        trail={[{ to: '/teaching', label: t('teaching') }]}
      >
        {toIssue > 0 ? (
          <Form method="post" action={`/editions/${id}/certificates`}>
            <button type="submit" className="button button--main">
              {t('issue_all', { count: toIssue })}
            </button>
          </Form>
        ) : null}
        <Link to={`/editions/${id}`}>{t('edition')}</Link>
      </PageHead>
      {issued === null ? null : (
        <Notice tone="good">
          <p>{t('issued', { count: Number(issued) || 0 })}</p>
        </Notice>
      )}
      {done === 'tablet_complete' || done === 'tablet_stopped' || done === 'revoked' ? (
        <Notice tone={done === 'tablet_stopped' ? 'warn' : 'good'}>
          <p>{t(done)}</p>
        </Notice>
      ) : null}
      <div className="stack">
        <dl className="figures">
          <div>
            <dt>{t('sums.enrolled')}</dt>
            <dd>
              {formats.number(people.length)}{' '}
              <span className="figures__note">{t('sums.of_seats', { count: outcomes.seats })}</span>
            </dd>
          </div>
          <div>
            <dt>{t('sums.attended')}</dt>
            <dd>{formats.number(people.filter(({ attended }) => attended > 0).length)}</dd>
          </div>
          <div>
            <dt>{t('sums.hours')}</dt>
            <dd>
              {formats.duration(minutes.held)}{' '}
              <span className="figures__note">
                {t('sums.of_hours', { duration: formats.duration(minutes.planned) })}
              </span>
            </dd>
          </div>
        </dl>
        <div className="split">
          <AttendanceTable attendance={outcomes.attendance} />
          {outcomes.result ? <PairedResult result={outcomes.result} /> : null}
        </div>
        <PupilTable outcomes={outcomes} />
        <p className="field__hint">
          {certificate
            ? t('rule', { share: certificate.share, duration: formats.duration(certificate.minutes) })
            : t('no_rule')}
        </p>
      </div>
    </>
  );
}
