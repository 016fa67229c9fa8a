import { useEffect, useRef } from 'react';
import type { ChartSpec } from './chart-spec.ts';

/** What decides how high a picture is, known before it is drawn. */
export interface ChartSize {
  readonly direction: ChartSpec['direction'];
  readonly categories: number;
  /** Room for intervals and marks. */
  readonly roomy?: boolean;
}

/** Heights exist for 1 to 20 categories (`_charts.scss`), with room for intervals and marks for 1 to 8. */
const MOST_ROWS = 20;
const MOST_ROOMY_ROWS = 8;

/**
 * A picture of a table that stands before it. The drawing code comes by itself after the page is alive; without
 * scripts there is only the table. Hidden from assistive technology: everything it shows is in the table.
 * `spec` is asked in the browser only and has to stay the same function while the picture does (`useCallback`).
 */
export function ChartPicture({
  size,
  spec,
  onPick,
}: {
  size: ChartSize;
  spec: () => ChartSpec;
  /** A category was tapped, by its place; keyboards have the links of the table. */
  onPick?: (category: number) => void;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(onPick);
  latest.current = onPick;
  const isPicked = onPick !== undefined;
  useEffect(() => {
    const pick = isPicked ? (category: number) => latest.current?.(category) : undefined;
    let gone = false;
    let erase: (() => void) | undefined;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (!gone && canvas.current) erase = drawChart(canvas.current, spec(), pick);
    });
    return () => {
      gone = true;
      erase?.();
    };
  }, [spec, isPicked]);
  return (
    <div className={`chart ${classOf(size)}${onPick ? ' chart--picked' : ''}`} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}

function classOf({ direction, categories, roomy }: ChartSize): string {
  if (direction === 'columns') return 'chart--columns';
  const rows = Math.max(1, categories);
  return roomy
    ? `chart--roomy-${Math.min(MOST_ROOMY_ROWS, rows)}`
    : `chart--rows-${Math.min(MOST_ROWS, rows)}`;
}
