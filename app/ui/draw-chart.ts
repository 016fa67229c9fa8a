import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
  type Scale,
} from 'chart.js';
import { fillFor, INK } from './chart-looks.ts';
import { chartNotes } from './chart-notes.ts';
import { type ChartSpec, isIncomplete } from './chart-spec.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend);

/** An A4 page less its margins, in CSS pixels. */
const PRINT_WIDTH = 660;
/** Letters of a category's name: as many as leave the bars two thirds of the width. */
const PIXELS_PER_LETTER = 21;
const SHORTEST_LABEL = 14;
/** Dots for a pixel, on paper and in pictures: lines stay fine. */
const FINE = 3;
/** On paper a chart is a little flatter than on screen. */
const PRINT_HEIGHT = 0.8;
/** Room at the right for numbers at the ends of bars and for names of marks. */
const NOTE_ROOM = 52;

/** A chart on its canvas. */
export interface DrawnChart {
  /** Takes it away. */
  erase(): void;
  /** Lets somebody see it as it looks on paper, `scale` times as large. */
  onPaper(see: (canvas: HTMLCanvasElement, scale: number) => void): void;
}

/** Draws a chart and draws it again for paper; `pick` is told the category that was tapped. */
export function drawChart(
  canvas: HTMLCanvasElement,
  spec: ChartSpec,
  pick?: (category: number) => void,
): DrawnChart {
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: [...spec.labels],
      datasets: spec.series.map(({ label, values, look }) => ({
        label,
        data: values.map((value, category) => (isIncomplete(spec, category) ? null : value)),
        backgroundColor: fillFor(look),
        borderColor: INK,
        borderWidth: 1,
        maxBarThickness: 36,
        categoryPercentage: spec.stacked ? 0.7 : 0.86,
        barPercentage: 0.95,
      })),
    },
    options: optionsFor(spec, pick),
    plugins: [chartNotes(spec)],
  });
  const screenHeight = canvas.clientHeight;
  const toPaper = () => {
    chart.options.devicePixelRatio = FINE;
    chart.resize(PRINT_WIDTH, Math.round(screenHeight * PRINT_HEIGHT));
  };
  const toScreen = () => {
    chart.options.devicePixelRatio = undefined;
    chart.resize();
  };
  window.addEventListener('beforeprint', toPaper);
  window.addEventListener('afterprint', toScreen);
  return {
    erase() {
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', toScreen);
      chart.destroy();
    },
    onPaper(see) {
      toPaper();
      see(canvas, FINE);
      toScreen();
    },
  };
}

/** A name on one line, or two where the chart is narrow; what is longer still ends in «…». */
function linesOf(label: string, width: number): string[] {
  const most = Math.max(SHORTEST_LABEL, Math.floor(width / PIXELS_PER_LETTER));
  if (label.length <= most) return [label];
  const cut = label.lastIndexOf(' ', most);
  const first = label.slice(0, cut > 0 ? cut : most);
  const rest = label.slice(first.length).trim();
  return [first, rest.length > most ? `${rest.slice(0, most - 1).trimEnd()}…` : rest];
}

function optionsFor(spec: ChartSpec, pick?: (category: number) => void): ChartOptions<'bar'> {
  const rows = spec.direction === 'rows';
  const stacked = spec.stacked ?? false;
  const numbers = new Intl.NumberFormat(spec.locale, { useGrouping: 'always' });
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  const categories = {
    stacked,
    grid: { display: false },
    border: { color: INK },
    ticks: {
      color: INK,
      font,
      autoSkip: !rows,
      maxRotation: 60,
      callback(this: Scale, index: number | string) {
        const label = this.getLabelForValue(Number(index));
        return rows ? linesOf(label, this.chart.width) : label;
      },
    },
  };
  const values = {
    stacked,
    beginAtZero: true,
    max: spec.percent ? 100 : undefined,
    grace: spec.percent ? undefined : '8%',
    grid: { color: '#dfe4ea' },
    border: { display: false },
    ticks: {
      color: INK,
      font,
      precision: 0,
      maxTicksLimit: 6,
      callback: (value: number | string) => numbers.format(Number(value)) + (spec.percent ? ' %' : ''),
    },
  };
  return {
    // Nothing moves: a finding needs no motion to be read.
    animation: false,
    events: pick ? ['click'] : [],
    onClick(event, _elements, chart) {
      if (!event.native) return;
      const mode = { intersect: false, axis: rows ? 'y' : 'x' } as const;
      const [hit] = chart.getElementsAtEventForMode(event.native, 'index', mode, false);
      if (hit) pick?.(hit.index);
    },
    responsive: true,
    maintainAspectRatio: false,
    indexAxis: rows ? 'y' : 'x',
    layout: {
      padding: {
        top: 4 + 16 * (spec.marks?.length ?? 0),
        right: rows && (!spec.percent || spec.marks) ? NOTE_ROOM : 16,
      },
    },
    scales: rows ? { x: values, y: categories } : { x: categories, y: values },
    plugins: {
      legend: {
        display: spec.series.length > 1,
        position: 'bottom',
        labels: { color: INK, font, boxWidth: 22, boxHeight: 14 },
      },
    },
  };
}
