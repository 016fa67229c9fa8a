import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { ShownPairedScore } from './paired-score.ts';

/** What changed between the questionnaires before and after, in words and numbers. */
export function PairedResult({ result }: { readonly result: ShownPairedScore }) {
  const { t } = useTranslation('learning');
  const formats = useFormats();
  if (result.kind !== 'shown') {
    return (
      <section className="panel" aria-labelledby="result">
        <h2 id="result">{t('result.title')}</h2>
        <p>
          {result.kind === 'nobody'
            ? t('result.nobody')
            : result.pairs === null
              ? t('result.hidden')
              : t('result.few', { count: result.pairs })}
        </p>
      </section>
    );
  }
  const { pairs, before, after, change, improved, worsened, share } = result;
  const direction = change > 0 ? 'more' : change < 0 ? 'less' : 'same';
  return (
    <section className="panel" aria-labelledby="result">
      <h2 id="result">{t('result.title')}</h2>
      <p>
        {t(`result.${direction}`, {
          count: pairs,
          change: formats.decimal(Math.abs(change)),
          before: formats.decimal(before),
          after: formats.decimal(after),
        })}
      </p>
      <p>
        {t('result.improved', {
          improved: formats.number(improved),
          worsened: formats.number(worsened),
          same: formats.number(pairs - improved - worsened),
        })}
      </p>
      <p>
        {t('result.share', {
          share: formats.percent(share.share),
          low: formats.percent(share.low),
          high: formats.percent(share.high),
        })}
      </p>
    </section>
  );
}
