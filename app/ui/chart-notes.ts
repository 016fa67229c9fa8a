import type { Chart, Plugin } from 'chart.js';
import { INK, PAPER } from './chart-looks.ts';
import { type ChartMark, type ChartSpec, isIncomplete } from './chart-spec.ts';

const SMALL = 12;
/** Pixels between two names of marks that would run into each other. */
const LINE = 16;
const BETWEEN = 6;

type Pen = CanvasRenderingContext2D;

/** Where one bar begins and ends, in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly base: number;
  readonly width: number;
  readonly height: number;
}

/** Numbers in or at the bars, intervals and marks: what is drawn over a chart so that colour alone says nothing. */
export function chartNotes(spec: ChartSpec): Plugin<'bar'> {
  return {
    id: 'notes',
    beforeDraw({ ctx, width, height }) {
      // White under everything: dark themes and forced colours would leave dark letters on a dark page.
      ctx.save();
      ctx.fillStyle = PAPER;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
    afterDatasetsDraw(chart) {
      const pen = chart.ctx;
      pen.save();
      pen.font = `600 ${SMALL}px ${getComputedStyle(document.body).fontFamily}`;
      pen.textBaseline = 'middle';
      drawWhiskers(chart, pen, spec);
      drawMarks(chart, pen, spec);
      writeValues(chart, pen, spec);
      pen.restore();
    },
  };
}

function boxOf(chart: Chart<'bar'>, series: number, index: number): Box | null {
  const element = chart.getDatasetMeta(series).data[index];
  if (!element) return null;
  const { x, y, base, width, height } = element.getProps(['x', 'y', 'base', 'width', 'height'], true);
  return { x, y, base, width, height };
}

function writeValues(chart: Chart<'bar'>, pen: Pen, spec: ChartSpec): void {
  const numbers = new Intl.NumberFormat(spec.locale, { useGrouping: 'always', maximumFractionDigits: 0 });
  spec.series.forEach(({ values }, series) => {
    // Side by side there is room for the numbers of the first series only.
    if (series > 0 && !spec.stacked) return;
    values.forEach((value, index) => {
      const box = boxOf(chart, series, index);
      if (!box) return;
      if (isIncomplete(spec, index)) {
        if (series === 0) writeAtEnd(pen, spec.hidden, { ...box, x: chart.chartArea.left }, spec.direction);
      } else if (value === null) writeAtEnd(pen, spec.hidden, box, spec.direction);
      else if (spec.stacked) writeInside(pen, numbers.format(value), box);
      else writeAtEnd(pen, numbers.format(value), box, spec.direction);
    });
  });
}

function writeInside(pen: Pen, text: string, { x, y, base }: Box): void {
  const room = Math.abs(x - base);
  const width = pen.measureText(text).width + 6;
  if (width > room) return;
  const middle = (x + base) / 2;
  pen.fillStyle = PAPER;
  pen.fillRect(middle - width / 2, y - SMALL / 2 - 2, width, SMALL + 4);
  pen.fillStyle = INK;
  pen.textAlign = 'center';
  pen.fillText(text, middle, y);
}

function writeAtEnd(pen: Pen, text: string, { x, y, width }: Box, direction: ChartSpec['direction']): void {
  pen.fillStyle = INK;
  if (direction === 'rows') {
    pen.textAlign = 'left';
    pen.fillText(text, x + BETWEEN, y);
    return;
  }
  // Columns too narrow for their number leave it to the table.
  if (pen.measureText(text).width > width * 2.2) return;
  pen.textAlign = 'center';
  pen.fillText(text, x, y - SMALL / 2 - 3);
}

/** Horizontal bars only: from low to high with a short upright at each end. */
function drawWhiskers(chart: Chart<'bar'>, pen: Pen, { whiskers = [] }: ChartSpec): void {
  const scale = chart.scales.x;
  if (!scale) return;
  whiskers.forEach((range, index) => {
    const box = boxOf(chart, 0, index);
    if (!range || !box) return;
    const [low, high] = [scale.getPixelForValue(range.low), scale.getPixelForValue(range.high)];
    const y = box.y + box.height / 2 + 7;
    pen.strokeStyle = INK;
    pen.lineWidth = 2;
    pen.beginPath();
    for (const end of [low, high]) {
      pen.moveTo(end, y - 5);
      pen.lineTo(end, y + 5);
    }
    pen.moveTo(low, y);
    pen.lineTo(high, y);
    pen.stroke();
  });
}

/** Horizontal bars only: a tick across each bar; the first tick of a mark reaches up to its name. */
function drawMarks(chart: Chart<'bar'>, pen: Pen, { marks = [] }: ChartSpec): void {
  // The rightmost is named on the lowest line: names run to the right, so that no tick crosses one.
  const firstOf = ({ values }: ChartMark) => values.find((value) => value !== null) ?? 0;
  const lines = [...marks].sort((a, b) => firstOf(b) - firstOf(a));
  lines.forEach((mark, line) => {
    drawMark(chart, pen, mark, chart.chartArea.top - LINE * (line + 0.5), marks.indexOf(mark));
  });
}

function drawMark(
  chart: Chart<'bar'>,
  pen: Pen,
  { label, values }: ChartMark,
  nameY: number,
  kind: number,
): void {
  const scale = chart.scales.x;
  const first = values.findIndex((value) => value !== null);
  values.forEach((value, index) => {
    const box = boxOf(chart, 0, index);
    if (value === null || !box || !scale) return;
    const x = scale.getPixelForValue(value);
    const top = index === first ? nameY + SMALL / 2 + 1 : box.y - box.height / 2 - 4;
    drawTick(pen, x, top, box.y + box.height / 2 + 4, DASHES[kind % DASHES.length] ?? []);
    if (index !== first) return;
    pen.fillStyle = INK;
    pen.textAlign = x + pen.measureText(label).width > chart.width - 4 ? 'right' : 'left';
    pen.fillText(label, pen.textAlign === 'right' ? x + 2 : x - 2, nameY);
  });
}

/** A mark is known by its dashes too. */
const DASHES: readonly (readonly number[])[] = [[], [5, 3], [2, 2]];

function drawTick(pen: Pen, x: number, top: number, bottom: number, dash: readonly number[]): void {
  for (const [colour, lineWidth, dashes] of [
    [PAPER, 6, []],
    [INK, 2.5, dash],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = lineWidth;
    pen.setLineDash([...dashes]);
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, bottom);
    pen.stroke();
  }
  pen.setLineDash([]);
}
