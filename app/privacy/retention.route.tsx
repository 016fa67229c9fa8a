import { data, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { holds } from '../access/policy.ts';
import { newIdFrom, typedIn } from '../network/fields.server.ts';
import { readForm } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { loadRetention } from './load-retention.server.ts';
import { RETENTION_KINDS, RUNS_AT } from './retention-rules.ts';
import { RetentionRuns } from './retention-runs.tsx';
import { RuleForm } from './rule-form.tsx';
import { readRule, setRule } from './set-rule.server.ts';

export const handle = { words: ['privacy', 'network'] };
export const meta = titleMeta;

export const loader = signedIn('retention.read', async (call) => {
  const done = call.url.searchParams.get('done');
  return {
    title: pageTitle(call.actor.language, 'privacy:retention.title'),
    formId: newId(),
    ...(await loadRetention(call)),
    runs_it: holds(call.actor, 'retention.run'),
    done: done === 'set' || done === 'run' ? done : null,
  };
});

export const action = signedIn('retention.run', async (call) => {
  const form = await readForm(call.request);
  const read = readRule(form, call.today);
  if (!read.ok) return data({ errors: read.errors, typed: typedIn(form) }, { status: 422 });
  await setRule(call, newIdFrom(form), read.value);
  throw redirect('/retention?done=set');
});

export default function Retention() {
  const { t } = useTranslation('privacy');
  const { formId, rules, coming, runs, runs_it, nextRun, today, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const formats = useFormats();
  return (
    <>
      <PageHead
        title={t('retention.title')}
        lead={t('retention.lead')}
        trail={[{ to: '/requests', label: t('list.title') }]}
      />
      <ErrorSummary errors={answer?.errors} />
      {done ? (
        <Notice tone="good">
          <p>{t(`retention.done.${done}`)}</p>
        </Notice>
      ) : null}
      <div className="stack">
        <TableBox caption={t('retention.rules')}>
          <thead>
            <tr>
              <th scope="col">{t('retention.what')}</th>
              <th scope="col">{t('retention.kept')}</th>
              <th scope="col">{t('retention.since')}</th>
              <th scope="col">{t('retention.set_by')}</th>
              <th scope="col" className="num">
                {t('retention.past')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.kind}>
                <th scope="row">{t(`retention.kind.${rule.kind}`)}</th>
                <td>{t(`retention.${rule.unit}`, { count: rule.amount })}</td>
                <td>
                  {t(rule.holds ? 'retention.from' : 'retention.not_yet', {
                    day: formats.date(rule.validFrom),
                  })}
                </td>
                <td>{rule.setBy ?? t('retention.default')}</td>
                <td className="num">
                  {rule.more
                    ? t('retention.more_than', { rows: formats.number(rule.past) })
                    : formats.number(rule.past)}
                </td>
              </tr>
            ))}
          </tbody>
        </TableBox>
        <p>{t('retention.next', { day: formats.date(nextRun), time: RUNS_AT })}</p>
        <p>{t('retention.trail_stays')}</p>
        {coming.length > 0 ? (
          <section aria-labelledby="coming">
            <h2 id="coming">{t('retention.coming')}</h2>
            <ul>
              {coming.map((rule) => (
                <li key={rule.id}>
                  {t('retention.comes', {
                    day: formats.date(rule.validFrom),
                    what: t(`retention.kind.${rule.kind}`),
                    time: t(`retention.${rule.unit}`, { count: rule.amount }),
                    name: rule.setBy ?? t('retention.default'),
                  })}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {runs_it ? (
          <div className="split">
            <section className="panel" aria-labelledby="change">
              <h2 id="change">{t('retention.change')}</h2>
              <RuleForm typed={answer?.typed} errors={answer?.errors} today={today} formId={formId} />
            </section>
            <section className="panel" aria-labelledby="run">
              <h2 id="run">{t('retention.run_title')}</h2>
              <p>{t('retention.run_text')}</p>
              <Form method="post" action="/retention/runs">
                <button type="submit" className="button button--danger">
                  {t('retention.run')}
                </button>
              </Form>
            </section>
          </div>
        ) : null}
        <RetentionRuns runs={runs} kinds={RETENTION_KINDS} />
        <p>
          <Link to="/requests">{t('retention.back')}</Link>
        </p>
      </div>
    </>
  );
}
