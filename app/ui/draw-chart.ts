import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
} from 'chart.js';
import { EDGE, fillFor } from './chart-looks.ts';
import { chartNotes } from './chart-notes.ts';
import type { ChartSpec } from './chart-spec.ts';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend);

const INK = '#17324d';
/** An A4 page less its margins, in CSS pixels. */
const PRINT_WIDTH = 660;
const LONGEST_LABEL = 28;

/** Draws a chart and draws it again for paper; returns what takes it away. */
export function drawChart(canvas: HTMLCanvasElement, spec: ChartSpec): () => void {
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: spec.labels.map((label) => shortened(label)),
      datasets: spec.series.map(({ label, values, look }) => ({
        label,
        data: [...values],
        backgroundColor: fillFor(look),
        borderColor: EDGE,
        borderWidth: 1,
        maxBarThickness: 36,
        categoryPercentage: spec.stacked ? 0.7 : 0.86,
        barPercentage: 0.95,
      })),
    },
    options: optionsFor(spec),
    plugins: [chartNotes(spec)],
  });
  const toPaper = () => {
    chart.options.devicePixelRatio = 3;
    chart.resize(PRINT_WIDTH, canvas.parentElement?.clientHeight ?? canvas.clientHeight);
  };
  const toScreen = () => {
    chart.options.devicePixelRatio = undefined;
    chart.resize();
  };
  window.addEventListener('beforeprint', toPaper);
  window.addEventListener('afterprint', toScreen);
  return () => {
    window.removeEventListener('beforeprint', toPaper);
    window.removeEventListener('afterprint', toScreen);
    chart.destroy();
  };
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}

function optionsFor(spec: ChartSpec): ChartOptions<'bar'> {
  const rows = spec.direction === 'rows';
  const stacked = spec.stacked ?? false;
  const numbers = new Intl.NumberFormat(spec.locale, { useGrouping: 'always' });
  const font = { family: getComputedStyle(document.body).fontFamily, size: 13 };
  const categories = {
    stacked,
    grid: { display: false },
    border: { color: INK },
    ticks: { color: INK, font, autoSkip: !rows, maxRotation: 60 },
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
    events: [],
    responsive: true,
    maintainAspectRatio: false,
    indexAxis: rows ? 'y' : 'x',
    layout: {
      padding: { top: spec.marks ? 4 + spec.marks.length * 16 : 4, right: rows && !spec.percent ? 8 : 16 },
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
