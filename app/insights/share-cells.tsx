import type { Proportion } from '../baselines/baseline-summary.ts';
import type { Interval } from '../figures/wilson.ts';
import type { Formats } from '../ui/formats.ts';

/** What cells of shares are written with, looked up once a table: there are many of them. */
interface ShareWords {
  readonly hidden: string;
  readonly formats: Formats;
}

/** From–to in per cent, without the sign. */
function range({ low, high }: Interval, { decimal }: Formats): string {
  return `${decimal(low * 100)}–${decimal(high * 100)}`;
}

/** People, share and interval of a row; hidden together. */
export function shareCells({ count, interval }: Proportion, { hidden, formats }: ShareWords) {
  if (count === null || !interval) {
    return (
      <td className="num--hidden" colSpan={3}>
        {hidden}
      </td>
    );
  }
  return (
    <>
      <td>{formats.number(count)}</td>
      <td>{formats.percent(interval.share)}</td>
      <td className="num--soft">{range(interval, formats)}</td>
    </>
  );
}

/** A share in one cell. */
export function shareCell(key: string, share: number | null, { hidden, formats }: ShareWords) {
  return share === null ? (
    <td key={key} className="num--hidden">
      {hidden}
    </td>
  ) : (
    <td key={key}>{formats.percent(share)}</td>
  );
}

/** A share with its interval below it. */
export function shareWithRange(interval: Interval | null, words: ShareWords) {
  if (!interval) return shareCell('range', null, words);
  return (
    <td>
      {words.formats.percent(interval.share)}
      <small>{range(interval, words.formats)}</small>
    </td>
  );
}
