import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from './load-result.server.ts';
import { ResultAreas } from './result-areas.tsx';

/** What a person can do, in words: as a whole, area by area, and beside the published share of others. */
export function LevelsPart({
  result: { words, comparisons },
  children,
}: {
  readonly result: Result;
  /** Stands between the person's own areas and the others. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('result');
  return (
    <>
      <h1>{t('page.title')}</h1>
      <p className="ask__first">{t(words.overall)}</p>
      {words.note ? <p>{t(words.note)}</p> : null}
      {words.areas.length > 0 ? <ResultAreas areas={words.areas} /> : null}
      {children}
      {comparisons.length > 0 ? (
        <section className="ask__comparison">
          <h2>{t('page.others')}</h2>
          {comparisons.map(({ sentence, values, source }) => (
            <p key={sentence}>
              {t(sentence, values)} <cite>{t('page.source', { source })}</cite>
            </p>
          ))}
          <p>{t('comparison.no_ranking')}</p>
        </section>
      ) : null}
    </>
  );
}
