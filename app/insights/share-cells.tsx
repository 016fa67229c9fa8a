import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/format.ts';
import type { Proportion } from './baseline-summary.ts';

/** People, share and interval of a row; hidden together. */
export function ShareCells({ proportion: { count, interval } }: { proportion: Proportion }) {
  const { t } = useTranslation('insights');
  const formats = useFormats();
  if (count.value === null || !interval) {
    return (
      <td className="num num--hidden" colSpan={3}>
        {t('hidden.other')}
      </td>
    );
  }
  return (
    <>
      <td className="num">{formats.number(count.value)}</td>
      <td className="num">{formats.percent(interval.share)}</td>
      <td className="num num--soft">
        {formats.decimal(interval.low * 100)}–{formats.decimal(interval.high * 100)}
      </td>
    </>
  );
}
