import { useEffect, useRef } from 'react';
import type { ChartSpec } from './chart-spec.ts';

/** Heights exist for 1 to 20 categories (`_charts.scss`); more share the last. */
const MOST_ROWS = 20;

/**
 * A picture of a table that stands before it. The drawing code comes by itself after the page is alive; without
 * scripts there is only the table. Hidden from assistive technology: everything it shows is in the table.
 */
export function ChartPicture({ spec }: { spec: ChartSpec }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let erase: (() => void) | undefined;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (!gone && canvas.current) erase = drawChart(canvas.current, spec);
    });
    return () => {
      gone = true;
      erase?.();
    };
  }, [spec]);
  const size =
    spec.direction === 'columns'
      ? 'chart--columns'
      : `chart--rows-${Math.min(MOST_ROWS, Math.max(1, spec.labels.length))}`;
  return (
    <div className={`chart ${size}`} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
