import { INK, PAPER } from './chart-looks.ts';

/** In CSS pixels, as the chart is. */
const MARGIN = 32;
const GAP = 14;

/** What stands around a chart in its picture. */
export interface PictureWords {
  /** What the chart says. */
  readonly finding: string;
  /** What it shows. */
  readonly caption: string;
  /** Of whom, from when to when, out of what, as of when: a line each. */
  readonly source: readonly string[];
}

interface Line {
  readonly text: string;
  readonly font: string;
  /** Pixels from the top of this line to that of the next. */
  readonly height: number;
}

/** Lets the browser save a chart, drawn `scale` times as large as it looks, with its words on white, as a PNG. */
export function savePicture(chart: HTMLCanvasElement, scale: number, words: PictureWords): void {
  const picture = document.createElement('canvas');
  const pen = picture.getContext('2d');
  if (!pen) return;
  const room = chart.width / scale;
  const family = getComputedStyle(document.body).fontFamily;
  const wrap = (text: string, size: number, weight: number): Line[] => {
    const font = `${weight} ${size}px ${family}`;
    pen.font = font;
    return linesWithin(text, room, (part) => pen.measureText(part).width).map((line) => ({
      text: line,
      font,
      height: size * 1.35,
    }));
  };
  const { finding, caption, source } = words;
  const above = [...wrap(finding, 20, 700), ...(caption === finding ? [] : wrap(caption, 14, 400))];
  const below = source.flatMap((line) => wrap(line, 12, 400));
  const heightOf = (lines: readonly Line[]) => lines.reduce((sum, { height }) => sum + height, 0);
  const chartTop = MARGIN + heightOf(above) + GAP;
  const belowTop = chartTop + chart.height / scale + GAP;

  // To set a canvas's size clears it and all its settings.
  picture.width = Math.round((room + 2 * MARGIN) * scale);
  picture.height = Math.round((belowTop + heightOf(below) + MARGIN) * scale);
  pen.scale(scale, scale);
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, picture.width, picture.height);
  pen.fillStyle = INK;
  pen.textBaseline = 'top';
  const write = (lines: readonly Line[], from: number) => {
    let top = from;
    for (const { text, font, height } of lines) {
      pen.font = font;
      pen.fillText(text, MARGIN, top);
      top += height;
    }
  };
  write(above, MARGIN);
  pen.drawImage(chart, MARGIN, chartTop, room, chart.height / scale);
  write(below, belowTop);
  picture.toBlob((blob) => blob && download(blob, `bottega-${fileName(caption)}.png`), 'image/png');
}

/** A text in lines that fit. */
export function linesWithin(text: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** A caption as a name of a file: small letters, digits and hyphens. */
export function fileName(caption: string): string {
  return caption
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
