/** Colour and pattern of a series. Edges are always dark: 3:1 against white whatever the filling. */
interface Look {
  readonly paper: string;
  readonly ink: string;
  readonly pattern: 'plain' | 'stripes' | 'falling' | 'dots' | 'grid' | 'lines';
}

const LOOKS: readonly [Look, ...Look[]] = [
  { paper: '#0066cc', ink: '#0066cc', pattern: 'plain' },
  { paper: '#ffffff', ink: '#17324d', pattern: 'stripes' },
  { paper: '#003366', ink: '#003366', pattern: 'plain' },
  { paper: '#9cc8f5', ink: '#004080', pattern: 'dots' },
  { paper: '#ffe3a3', ink: '#8a5a00', pattern: 'plain' },
  { paper: '#ffc37a', ink: '#8a4b00', pattern: 'falling' },
  { paper: '#e98b6d', ink: '#7a2410', pattern: 'lines' },
  { paper: '#ffffff', ink: '#5b6f82', pattern: 'grid' },
  { paper: '#5aa2e8', ink: '#5aa2e8', pattern: 'plain' },
];

/** Letters and edges of everything that is drawn. */
export const INK = '#17324d';
/** What they stand on, whatever the theme. */
export const PAPER = '#ffffff';
const TILE = 8;

/** What a series is filled with; drawn for the screen's density, so that patterns stay fine in print. */
export function fillFor(index: number): string | CanvasPattern {
  const look = LOOKS[index % LOOKS.length] ?? LOOKS[0];
  if (look.pattern === 'plain') return look.paper;
  const tile = document.createElement('canvas');
  tile.width = TILE;
  tile.height = TILE;
  const pen = tile.getContext('2d');
  if (!pen) return look.paper;
  pen.fillStyle = look.paper;
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = look.ink;
  pen.fillStyle = look.ink;
  pen.lineWidth = 1.5;
  draw(pen, look.pattern);
  return pen.createPattern(tile, 'repeat') ?? look.paper;
}

function draw(pen: CanvasRenderingContext2D, pattern: Look['pattern']): void {
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  };
  if (pattern === 'dots') {
    for (const [x, y] of [
      [1, 1],
      [5, 5],
    ] as const) {
      pen.fillRect(x, y, 2, 2);
    }
  }
  // Each diagonal three times, so that the tile joins its neighbours without a gap.
  if (pattern === 'stripes') for (const by of [-TILE, 0, TILE]) line(by, TILE, by + TILE, 0);
  if (pattern === 'falling') for (const by of [-TILE, 0, TILE]) line(by, 0, by + TILE, TILE);
  if (pattern === 'lines' || pattern === 'grid') line(0, TILE / 2, TILE, TILE / 2);
  if (pattern === 'grid') line(TILE / 2, 0, TILE / 2, TILE);
}
