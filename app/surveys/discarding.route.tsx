import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findEditionOfResponse } from '../../db/queries/course-checks.ts';
import { titleMeta } from '../ui/title-meta.ts';
import { askingLanguage } from './asking-language.server.ts';
import { discardQuestionnaire } from './discard-questionnaire.server.ts';
import { filling } from './filling.server.ts';
import { openAtDesk } from './open-at-desk.server.ts';
import { wayBack } from './way-back.ts';

export const handle = { words: ['ask'], frame: 'citizen' };

export const meta = titleMeta;

export const loader = filling(async (call) => {
  const { response, instrument } = await openAtDesk(call);
  const language = askingLanguage(call, instrument);
  return {
    id: response.id,
    back: wayBack(response, await findEditionOfResponse(call.app.db, response.id)),
    page: response.page + 1,
    title: instrument.titles[language] ?? '',
  };
});

export const action = filling(async (call) => {
  throw redirect(await discardQuestionnaire(call, call.params.id));
});

export default function Discarding() {
  const { t } = useTranslation('ask');
  const { id, back, page } = useLoaderData<typeof loader>();
  return (
    <div className="ask">
      <h1>{t('discarding.title')}</h1>
      <p>{t('discarding.text')}</p>
      <form method="post" className="ask__buttons ask__buttons--stacked">
        <a className="ask__main" href={`/responses/${id}?page=${page}`}>
          {t('discarding.resume')}
        </a>
        <a className="ask__other" href={back}>
          {t('discarding.keep')}
        </a>
        <button type="submit" className="ask__other ask__other--danger">
          {t('discarding.delete')}
        </button>
      </form>
    </div>
  );
}
