import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findSite } from '../../db/queries/sites.ts';
import { citizenLanguageOf } from '../access/citizen-language.server.ts';
import { signedIn } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { notFound } from '../platform/problem.ts';
import { useFormats } from '../ui/format.ts';
import { PrintButton } from '../ui/print-button.tsx';
import { loadResult } from './load-result.server.ts';
import { openResponse } from './open-response.server.ts';
import { ResultAreas } from './result-areas.tsx';
import { useForgetAnswers } from './use-forget-answers.ts';

export const handle = { words: ['surveys', 'result'], frame: 'citizen' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Bottega' }];

export const loader = signedIn('questionnaire.run', async (call) => {
  const { app, scope, actor, now } = call;
  const { response, instrument } = await openResponse(call, call.params.id);
  if (response.status !== 'complete') throw redirect(`/responses/${response.id}`);
  const result = await loadResult(app, response);
  if (!result) throw notFound();
  const site = await findSite(app.db, scope, response.site_id);
  // What somebody can do is theirs: readings leave a trace too.
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'response.view',
    subjectKind: 'response',
    subjectId: response.id,
    siteId: response.site_id,
  });
  const language = citizenLanguageOf(call.request) ?? actor.language;
  return {
    id: response.id,
    personId: response.citizen_id,
    day: response.day,
    site: site?.name ?? '',
    title: instrument.titles[language] ?? '',
    result,
  };
});

export default function ResultPage() {
  const { t } = useTranslation(['surveys', 'result']);
  const formats = useFormats();
  const { id, personId, day, site, title, result } = useLoaderData<typeof loader>();
  const { words, comparisons } = result;
  useForgetAnswers(id);
  return (
    <div className="ask ask--result">
      <p className="ask__name">
        {title} · {formats.day(day)} · {site}
      </p>
      <h1>{t('outcome.title')}</h1>
      <p className="ask__first">{t(words.overall)}</p>
      {words.note ? <p>{t(words.note)}</p> : null}
      {words.areas.length > 0 ? <ResultAreas areas={words.areas} /> : null}
      {comparisons.length > 0 ? (
        <section className="ask__comparison">
          <h2>{t('outcome.comparison')}</h2>
          {comparisons.map(({ sentence, values, source }) => (
            <p key={sentence}>
              {t(sentence, values)} <cite>{t('outcome.source', { source })}</cite>
            </p>
          ))}
          <p>{t(comparisons[0]?.reminder ?? '')}</p>
        </section>
      ) : null}
      <div className="ask__buttons no-print">
        <PrintButton label={t('outcome.print')} className="ask__main" />
        <a className="ask__other" href={`/people/${personId}`}>
          {t('outcome.card')}
        </a>
        <a className="ask__other" href="/desk">
          {t('outcome.desk')}
        </a>
      </div>
    </div>
  );
}
