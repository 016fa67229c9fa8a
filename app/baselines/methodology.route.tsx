import { useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { open } from '../access/gate.server.ts';
import { readerLanguage } from '../access/reader-language.server.ts';
import { LEVELS } from '../figures/baseline-rows.ts';
import { pageTitle } from '../platform/page-title.server.ts';
import { useFormats } from '../ui/format.ts';
import { PageHead } from '../ui/page-head.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { TableBox } from '../ui/table-box.tsx';
import { titleMeta } from '../ui/title-meta.ts';
import { AskedItems } from './asked-items.tsx';
import { FORMULAS } from './formulas.ts';
import { loadMethodology, type Methodology } from './load-methodology.server.ts';

export const handle = { words: ['methodology'] };
export const meta = titleMeta;

/** Open to everybody: a figure whose method cannot be read cannot be defended. */
export const loader = open(async ({ app }, args) => {
  const language = await readerLanguage(args);
  return {
    title: pageTitle(language, 'methodology:title'),
    method: await loadMethodology({ app }, language),
  };
});

const PARTS = [
  'what',
  'items',
  'thresholds',
  'who',
  'limits',
  'eurostat',
  'disclosure',
  'statistics',
  'versions',
  'again',
  'licence',
] as const;

export default function MethodologyPage() {
  const { t } = useTranslation('methodology');
  const { method } = useLoaderData<typeof loader>();
  return (
    <div className="method">
      <PageHead title={t('title')} lead={t('lead')}>
        <PrintButton label={t('print')} className="button" />
      </PageHead>
      <nav className="no-print" aria-labelledby="contents">
        <h2 id="contents">{t('contents')}</h2>
        <ol>
          {PARTS.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{t(`${part}.title`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Part name="what">
        <p>{t('what.activities')}</p>
        <p>{t('what.not_ability')}</p>
        <p>{t('what.not_digcomp')}</p>
        <p>{t('what.baseline')}</p>
      </Part>
      <Part name="items">
        <p>{t('items.lead')}</p>
        <p>{t('items.not_answered')}</p>
        <AskedItems pages={method.pages} />
      </Part>
      <Part name="thresholds">
        <p>{t('thresholds.areas')}</p>
        <Thresholds rows={method.thresholds} />
        <p>{t('thresholds.one_activity')}</p>
        <p>{t('thresholds.overall')}</p>
        <Levels />
        <p>{t('thresholds.partition')}</p>
      </Part>
      <Part name="who">
        <p>{t('who.adults')}</p>
        <p>{t('who.older')}</p>
        <p>{t('who.incomplete')}</p>
        <p>{t('who.day')}</p>
      </Part>
      <Part name="limits">
        <p>
          <strong>{t('limits.visitors')}</strong>
        </p>
        <p>{t('limits.questionnaire')}</p>
        <p>{t('limits.memory')}</p>
        <p>{t('limits.wording')}</p>
        <p>{t('limits.change')}</p>
        <p>{t('limits.wave')}</p>
      </Part>
      <Part name="eurostat">
        <p>{t('eurostat.same')}</p>
        <p>{t('eurostat.sample')}</p>
        <p>{t('eurostat.time')}</p>
        <p>{t('eurostat.old')}</p>
        <p>{t('eurostat.source')}</p>
      </Part>
      <Part name="disclosure">
        <p>{t('disclosure.small', { below: method.minCell - 1, denominator: method.minDenominator })}</p>
        <p>{t('disclosure.others')}</p>
        <p>{t('disclosure.same')}</p>
        <p>{t('disclosure.staff')}</p>
      </Part>
      <Part name="statistics">
        <p>{t('statistics.wilson')}</p>
        <p className="formula">{FORMULAS.wilson}</p>
        <p>{t('statistics.wilson_read')}</p>
        <p>{t('statistics.few')}</p>
        <p>{t('statistics.weights')}</p>
        <p className="formula">{FORMULAS.effectiveN}</p>
        <p>{t('statistics.mcnemar')}</p>
        <p className="formula">{FORMULAS.mcnemar}</p>
        <p>{t('statistics.wilcoxon')}</p>
        <p className="formula">{FORMULAS.wilcoxon}</p>
        <p>{t('statistics.holm')}</p>
        <p>{t('statistics.attrition')}</p>
      </Part>
      <Part name="versions">
        <p>{t('versions.lead')}</p>
        <Versions rows={method.versions} />
      </Part>
      <Part name="again">
        <p>{t('again.export')}</p>
        <p>{t('again.score')}</p>
      </Part>
      <Part name="licence">
        <p>{t('licence.dsi')}</p>
        <p>{t('licence.digcomp')}</p>
        <p>{t('licence.software')}</p>
        <p>{t('licence.wilson')}</p>
      </Part>
    </div>
  );
}

function Part({ name, children }: { name: (typeof PARTS)[number]; children: ReactNode }) {
  const { t } = useTranslation('methodology');
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t(`${name}.title`)}</h2>
      {children}
    </section>
  );
}

function Thresholds({ rows }: { rows: Methodology['thresholds'] }) {
  const { t } = useTranslation('methodology');
  return (
    <TableBox caption={t('thresholds.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('thresholds.area')}</th>
          <th scope="col" className="num">
            {t('thresholds.activities')}
          </th>
          <th scope="col">{t('thresholds.basic')}</th>
          <th scope="col">{t('thresholds.above')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ area, activities, aboveBasicFrom }) => (
          <tr key={area}>
            <th scope="row">
              {t(`area.${area}`)} <span className="code">{area}</span>
            </th>
            <td className="num">{activities}</td>
            <td>{aboveBasicFrom === 2 ? 1 : t('thresholds.range', { from: 1, to: aboveBasicFrom - 1 })}</td>
            <td>{t('thresholds.from', { from: aboveBasicFrom })}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Levels() {
  const { t } = useTranslation('methodology');
  return (
    <TableBox caption={t('thresholds.overall_caption')}>
      <thead>
        <tr>
          <th scope="col">{t('thresholds.level')}</th>
          <th scope="col">{t('thresholds.code')}</th>
          <th scope="col">{t('thresholds.rule')}</th>
        </tr>
      </thead>
      <tbody>
        {LEVELS.map((level) => (
          <tr key={level}>
            <th scope="row">{t(`level.${level}`)}</th>
            <td className="code">I_DSK2_{level}</td>
            <td>{t(`thresholds.rules.${level}`)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Versions({ rows }: { rows: Methodology['versions'] }) {
  const { t } = useTranslation('methodology');
  const { date } = useFormats();
  return (
    <TableBox caption={t('versions.caption')}>
      <thead>
        <tr>
          <th scope="col" className="num">
            {t('versions.version')}
          </th>
          <th scope="col">{t('versions.name')}</th>
          <th scope="col">{t('versions.released')}</th>
          <th scope="col">{t('versions.hash')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ version, name, releasedOn, hash }) => (
          <tr key={version}>
            <td className="num">{version}</td>
            <th scope="row">{name}</th>
            <td>{releasedOn === null ? t('versions.draft') : date(releasedOn)}</td>
            <td className="code">{hash}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
