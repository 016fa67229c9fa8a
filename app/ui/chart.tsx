import { createContext, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartSpec } from './chart-spec.ts';
import type { DrawnChart } from './draw-chart.ts';

/** What decides how high a picture is, known before it is drawn. */
interface ChartSize {
  readonly direction: ChartSpec['direction'];
  readonly categories: number;
  /** Room for intervals and marks. */
  readonly roomy?: boolean;
}

/** Heights exist for 1 to 20 categories (`_charts.scss`), with room for intervals and marks for 1 to 8. */
const MOST_ROWS = 20;
const MOST_ROOMY_ROWS = 8;

/** What saved pictures of a page's charts say at their foot, line by line: of whom, from when to when, source, as of. */
export const PictureSource = createContext<readonly string[]>([]);

/**
 * A picture of a table that stands before it. The drawing code comes by itself after the page is alive; without
 * scripts there is only the table. Hidden from assistive technology: everything it shows is in the table.
 * `spec` is asked in the browser only and has to stay the same function while the picture does (`useCallback`). Once it
 * is drawn it can be saved as a file that stands for itself.
 */
export function ChartPicture({
  finding,
  caption,
  size,
  spec,
  onPick,
}: {
  /** What the chart says, and what it shows. */
  finding: string;
  caption: string;
  size: ChartSize;
  spec: () => ChartSpec;
  /** A category was tapped, by its place; keyboards have the links of the table. */
  onPick?: (category: number) => void;
}) {
  const { t } = useTranslation('ui');
  const source = useContext(PictureSource);
  const [drawn, setDrawn] = useState<DrawnChart | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(onPick);
  latest.current = onPick;
  const isPicked = onPick !== undefined;
  useEffect(() => {
    const pick = isPicked ? (category: number) => latest.current?.(category) : undefined;
    let gone = false;
    let chart: DrawnChart | undefined;
    void import('./draw-chart.ts').then(({ drawChart }) => {
      if (gone || !canvas.current) return;
      chart = drawChart(canvas.current, spec(), pick);
      setDrawn(chart);
    });
    return () => {
      gone = true;
      setDrawn(null);
      chart?.erase();
    };
  }, [spec, isPicked]);
  const save = async () => {
    const { savePicture } = await import('./save-picture.ts');
    drawn?.onPaper((paper, scale) => savePicture(paper, scale, { finding, caption, source }));
  };
  return (
    <div className="chart-box">
      <div className={`chart ${classOf(size)}${onPick ? ' chart--picked' : ''}`} aria-hidden="true">
        <canvas ref={canvas} />
      </div>
      <p className="chart-box__foot no-print">
        {drawn ? (
          <button type="button" className="button button--link" onClick={() => void save()}>
            {t('chart.save')}
            <span className="visually-hidden">: {caption}</span>
          </button>
        ) : null}
      </p>
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
