import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { PageHead } from '../ui/page-head.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { countQuestions } from './count-questions.server.ts';
import { titleMeta } from './title-meta.ts';

export const handle = { words: ['network'] };
export const meta = titleMeta;

export const loader = signedIn('instrument.view', async ({ app, actor }) => ({
  title: pageTitle(actor.language, 'network:instruments.title'),
  instruments: app.instruments.listInstruments().map(({ instrument, version, definition, hash, titles }) => ({
    instrument,
    version,
    hash,
    name: titles[actor.language] ?? titles.it ?? instrument,
    languages: Object.keys(titles),
    ...countQuestions(definition),
  })),
}));

export default function Instruments() {
  const { t, i18n } = useTranslation('network');
  const { instruments } = useLoaderData<typeof loader>();
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });
  return (
    <>
      <PageHead title={t('instruments.title')} lead={t('instruments.lead')} />
      {instruments.length === 0 ? (
        <p className="empty">{t('instruments.empty')}</p>
      ) : (
        <TableBox caption={t('instruments.caption')} wide>
          <thead>
            <tr>
              <th scope="col">{t('instruments.name')}</th>
              <th scope="col" className="num">
                {t('instruments.version')}
              </th>
              <th scope="col" className="num">
                {t('instruments.pages')}
              </th>
              <th scope="col" className="num">
                {t('instruments.questions')}
              </th>
              <th scope="col">{t('instruments.languages')}</th>
              <th scope="col">{t('instruments.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {instruments.map((row) => (
              <tr key={`${row.instrument} ${row.version}`}>
                <th scope="row">
                  {row.name} <span className="code">{row.instrument}</span>
                </th>
                <td className="num">{row.version}</td>
                <td className="num">{row.pages}</td>
                <td className="num">{row.questions}</td>
                <td>{row.languages.map((code) => languages.of(code) ?? code).join(', ')}</td>
                <td className="code">{row.hash}</td>
              </tr>
            ))}
          </tbody>
        </TableBox>
      )}
    </>
  );
}
