import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { countQuestions } from './definition-questions.ts';
import { languageStates, loadUse } from './load-instrument.server.ts';

export const handle = { words: ['instruments'] };
export const meta = titleMeta;

export const loader = signedIn('instrument.view', async ({ app, actor, scope }) => {
  const all = app.instruments.listInstruments();
  const use = await loadUse(app.db, scope, all);
  return {
    title: pageTitle(actor.language, 'instruments:title'),
    instruments: all.map((one) => {
      const states = languageStates(one);
      const { first, last, atLeast } = use.get(`${one.instrument} ${one.version}`) ?? {};
      return {
        instrument: one.instrument,
        version: one.version,
        name: one.titles[actor.language] ?? one.instrument,
        languages: states.length,
        unread: states.filter(({ state }) => state === 'unread').length,
        use: first && last && atLeast ? { first, last, atLeast } : null,
        ...countQuestions(one.definition),
      };
    }),
  };
});

export default function Instruments() {
  const { t } = useTranslation('instruments');
  const { month, number } = useFormats();
  const { instruments } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {instruments.length === 0 ? (
        <p className="empty">{t('empty')}</p>
      ) : (
        <TableBox caption={t('caption')} wide>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col" className="num">
                {t('version')}
              </th>
              <th scope="col" className="num">
                {t('pages')}
              </th>
              <th scope="col" className="num">
                {t('questions')}
              </th>
              <th scope="col">{t('languages')}</th>
              <th scope="col">{t('used')}</th>
              <th scope="col" className="num">
                {t('answers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {instruments.map(({ instrument, version, name, use, languages, unread, pages, questions }) => (
              <tr key={`${instrument} ${version}`}>
                <th scope="row">
                  <Link to={`/instruments/${instrument}/${version}`}>{name}</Link>{' '}
                  <span className="code">{instrument}</span>
                </th>
                <td className="num">{version}</td>
                <td className="num">{pages}</td>
                <td className="num">{questions}</td>
                <td>{unread > 0 ? t('languages_unread', { languages, unread }) : languages}</td>
                <td>
                  {use ? t('period', { first: month(use.first), last: month(use.last) }) : t('too_few')}
                </td>
                <td className="num">{use ? t('at_least', { number: number(use.atLeast) }) : t('too_few')}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
