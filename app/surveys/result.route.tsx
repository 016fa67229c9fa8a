import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import { listResponsesOfPerson } from '../../db/queries/responses.ts';
import { findSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { audit } from '../platform/audit.server.ts';
import { useFormats } from '../ui/format.ts';
import { PrintButton } from '../ui/print-button.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage } from './asking-language.server.ts';
import { ChangePart } from './change-part.tsx';
import { filling } from './filling.server.ts';
import { LevelsPart } from './levels.tsx';
import { tellChange } from './load-change.server.ts';
import { loadResult } from './load-result.server.ts';
import { loadThanks } from './load-thanks.server.ts';
import { openResponse } from './open-response.server.ts';
import { ThanksPart } from './thanks.tsx';
import { useForgetAnswers } from './use-forget-answers.ts';

export const handle = { words: ['result'], frame: 'citizen' };

export const meta = titleMeta;

export const loader = filling(async (call) => {
  const { app, scope, actor, now } = call;
  const { response, instrument } = await openResponse(call, call.params.id);
  if (response.status !== 'complete') throw redirect(`/responses/${response.id}`);
  const result = await loadResult(app, response);
  const site = await findSite(app.db, NETWORK, response.site_id);
  // What somebody can do is theirs: readings leave a trace too.
  await audit(app.db, {
    at: now,
    staffId: actor.staffId,
    action: 'response.view',
    subjectKind: 'response',
    subjectId: response.id,
    siteId: response.site_id,
  });
  const language = askingLanguage(call, instrument);
  const personNo = response.person_no;
  const all = response.is_baseline === 1 ? [] : await listResponsesOfPerson(app.db, scope, personNo);
  return {
    id: response.id,
    personId: response.citizen_id,
    /** Where it was begun, for a questionnaire of a course. */
    editionId: (await findEditionOfResponse(app.db, response.id)) ?? null,
    day: response.day,
    site: site?.name ?? '',
    title: instrument.titles[language] ?? '',
    result,
    change: tellChange(response, all, instrument, language),
    thanks: result ? null : loadThanks(instrument, response, language),
  };
});

export default function ResultPage() {
  const { t } = useTranslation('result');
  const formats = useFormats();
  const { id, personId, editionId, day, site, title, result, change, thanks } =
    useLoaderData<typeof loader>();
  useForgetAnswers(id);
  return (
    <div className="ask ask--result">
      <p className="ask__name">
        {title} · {formats.day(day)} · {site}
      </p>
      {result ? (
        <LevelsPart result={result}>{change ? <ChangePart change={change} /> : null}</LevelsPart>
      ) : null}
      {thanks ? <ThanksPart thanks={thanks} /> : null}
      <div className="ask__buttons no-print">
        <PrintButton label={t('page.print')} className="ask__main" />
        {result ? (
          <a className="ask__other" href="/methodology">
            {t('page.method')}
          </a>
        ) : null}
        {editionId === null ? (
          <>
            <a className="ask__other" href={`/people/${personId}`}>
              {t('page.card')}
            </a>
            <a className="ask__other" href="/desk">
              {t('page.desk')}
            </a>
          </>
        ) : (
          <a className="ask__other" href={`/editions/${editionId}/outcomes`}>
            {t('page.course')}
          </a>
        )}
      </div>
    </div>
  );
}
