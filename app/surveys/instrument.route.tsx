import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { signedIn } from '../access/gate.server.ts';
import { LANGUAGE_NAMES } from '../platform/language-names.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { Link } from '../ui/link.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { findVersion } from './find-version.server.ts';
import { LanguageBadge } from './language-badge.tsx';
import { languageStates, loadUse } from './load-instrument.server.ts';
import { SCORED, scoreTagged } from './tagged-score.ts';

export const handle = { words: ['instruments'] };
export const meta = titleMeta;

export const loader = signedIn('instrument.view', async ({ app, actor, scope, params }) => {
  const found = findVersion(app.instruments, params);
  const { instrument, version, hash, titles, definition } = found;
  const use = await loadUse(app.db, scope, [found]);
  const tags = scoreTagged(definition, {});
  return {
    title: pageTitle(actor.language, 'instruments:title'),
    name: titles[actor.language] ?? instrument,
    instrument,
    version,
    hash,
    releasedOn: found.releasedOn,
    others: app.instruments
      .listInstruments()
      .filter((one) => one.instrument === instrument && one.version !== version)
      .map((one) => one.version),
    languages: languageStates(found),
    competences: Object.keys(tags.competences),
    mostPoints: SCORED.has(instrument) ? tags.of : null,
    use: use.get(`${instrument} ${version}`),
  };
});

export default function InstrumentPage() {
  const { t } = useTranslation('instruments');
  const { month, number, date } = useFormats();
  const { name, instrument, version, hash, releasedOn, others, languages, competences, mostPoints, use } =
    useLoaderData<typeof loader>();
  const here = `/instruments/${instrument}/${version}`;
  const counted = (atLeast: number | null) =>
    atLeast === null ? t('too_few') : t('at_least', { number: number(atLeast) });
  return (
    <>
      <PageHead
        title={t('version_title', { name, version })}
        lead={t('version_lead')}
        trail={[{ to: '/instruments', label: t('title') }]}
      >
        {others.map((other) => (
          <Link key={other} to={`/instruments/${instrument}/${other}`}>
            {t('other_version', { version: other })}
          </Link>
        ))}
        <Link to={`${here}/sheet`}>{t('on_paper')}</Link>
        <PrintButton label={t('print')} className="button no-print" />
      </PageHead>
      <dl className="facts">
        <div className="facts__row">
          <dt>{t('code')}</dt>
          <dd className="code">{instrument}</dd>
        </div>
        <div className="facts__row">
          <dt>{t('released')}</dt>
          <dd>{releasedOn === null ? t('draft') : date(releasedOn)}</dd>
        </div>
        <div className="facts__row">
          <dt>{t('hash')}</dt>
          <dd className="code">{hash}</dd>
        </div>
        <div className="facts__row">
          <dt>{t('used')}</dt>
          <dd>
            {use?.first && use.last
              ? t('period', { first: month(use.first), last: month(use.last) })
              : t('too_few')}
          </dd>
        </div>
        {competences.length > 0 ? (
          <div className="facts__row">
            <dt>{t('competences')}</dt>
            <dd>{competences.join(', ')}</dd>
          </div>
        ) : null}
        {mostPoints === null ? null : (
          <div className="facts__row">
            <dt>{t('points')}</dt>
            <dd>{t('points_range', { most: mostPoints })}</dd>
          </div>
        )}
      </dl>
      <TableBox caption={t('ways.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('ways.way')}</th>
            <th scope="col" className="num">
              {t('answers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {use?.byWay.map(({ way, atLeast }) => (
            <tr key={way}>
              <th scope="row">{t(`ways.${way}`)}</th>
              <td className="num">{counted(atLeast)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('ways.all')}</th>
            <td className="num">{counted(use?.atLeast ?? null)}</td>
          </tr>
        </tbody>
      </TableBox>
      <p className="field__hint">{t('ways.note')}</p>
      <TableBox caption={t('languages')} wide>
        <thead>
          <tr>
            <th scope="col">{t('language')}</th>
            <th scope="col">{t('review')}</th>
            <th scope="col">{t('text_hash')}</th>
            <th scope="col" className="no-print">
              {t('preview')}
            </th>
          </tr>
        </thead>
        <tbody>
          {languages.map(({ language, state, by, on, hash: textHash }) => (
            <tr key={language}>
              <th scope="row" lang={language}>
                {LANGUAGE_NAMES[language]}
              </th>
              <td>
                <LanguageBadge state={state} />
                {by && on ? <> {t('reviewed_by', { by, on: date(on) })}</> : null}
              </td>
              <td className="code">{textHash ?? t('own_texts')}</td>
              <td className="no-print">
                <Link to={`${here}/preview?language=${language}`}>
                  {t('preview')}
                  <span className="visually-hidden"> ({LANGUAGE_NAMES[language]})</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </>
  );
}
