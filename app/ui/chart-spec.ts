/** What a chart shows; it knows no word of the domain, all words come with it. */
export interface ChartSpec {
  /** Upright columns, or bars that run to the right. */
  readonly direction: 'columns' | 'rows';
  /** Series on top of each other instead of side by side. */
  readonly stacked?: boolean;
  /** Values are per cent: the axis ends at 100. */
  readonly percent?: boolean;
  /** One a category. */
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Values to compare with: a tick across each category, its name beside the first. */
  readonly marks?: readonly ChartMark[];
  /** From–to beside the first series, one a category: an interval. */
  readonly whiskers?: readonly (ChartRange | null)[];
  /** Written where a value may not be shown; a stacked category with such a part is not drawn at all. */
  readonly hidden: string;
  /** How numbers are written: a BCP 47 tag. */
  readonly locale: string;
}

interface ChartSeries {
  readonly label: string;
  /** null = may not be shown. */
  readonly values: readonly (number | null)[];
  /** Position in the palette of looks (colour and pattern together). */
  readonly look: number;
}

/** Something to compare with, such as the country: a value for each category. */
export interface ChartMark {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

interface ChartRange {
  readonly low: number;
  readonly high: number;
}

/** True for a stacked category with a part that may not be shown: what follows it would stand in the wrong place. */
export function isIncomplete({ stacked, series }: ChartSpec, category: number): boolean {
  return stacked === true && series.some(({ values }) => values[category] === null);
}
