/** A place on the ground, in degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where things stand on a drawing, in its own units. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** Kilometres of one unit. */
  readonly scale: number;
  at(position: Position): { readonly x: number; readonly y: number };
}

const WIDTH = 720;
const TALLEST = 640;
const SHORTEST = 260;
/** Room for the largest point at the edge. */
const MARGIN = 36;
/** Kilometres of a degree of latitude. */
const DEGREE_KM = 111.2;
/** Places closer together than this are drawn with their surroundings. */
const NARROWEST_KM = 8;

/**
 * A drawing of some places: equirectangular, degrees of longitude shortened by the cosine of the middle latitude, so that
 * north is up and a kilometre is as long in both directions. null without places.
 */
export function frameOf(positions: readonly Position[]): MapFrame | null {
  if (positions.length === 0) return null;
  const latitudes = positions.map(({ latitude }) => latitude);
  const longitudes = positions.map(({ longitude }) => longitude);
  const middle = {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  };
  const shortened = Math.cos((middle.latitude * Math.PI) / 180);
  const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
  const wide = Math.max(NARROWEST_KM, spread(longitudes) * shortened * DEGREE_KM);
  const tall = Math.max(NARROWEST_KM, spread(latitudes) * DEGREE_KM);
  const scale = Math.max(wide / (WIDTH - 2 * MARGIN), tall / (TALLEST - 2 * MARGIN));
  const height = Math.max(SHORTEST, Math.round(tall / scale + 2 * MARGIN));
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    width: WIDTH,
    height,
    scale,
    at: ({ latitude, longitude }) => ({
      x: rounded(WIDTH / 2 + ((longitude - middle.longitude) * shortened * DEGREE_KM) / scale),
      y: rounded(height / 2 - ((latitude - middle.latitude) * DEGREE_KM) / scale),
    }),
  };
}

/** The longest round distance (kilometres) that takes at most a quarter of the drawing. */
export function scaleBar({ width, scale }: Pick<MapFrame, 'width' | 'scale'>): {
  readonly km: number;
  readonly length: number;
} {
  const km = [200, 100, 50, 20, 10, 5, 2, 1].find((one) => one / scale <= width / 4) ?? 1;
  return { km, length: Math.round(km / scale) };
}

const SMALLEST = 5;
const LARGEST = 22;

/** Radius of a point whose area tells how many people there are; the smallest can still be seen and hit. */
export function radiusOf(people: number, most: number): number {
  if (most === 0) return SMALLEST;
  return Math.round(Math.max(SMALLEST, LARGEST * Math.sqrt(people / most)) * 10) / 10;
}

/** A point that would like its name beside it. */
interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly text: string;
}

const LETTER = 8.8;
const LINE = 18;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** On which side of its point a name stands. */
export type Side = 'right' | 'left';

/** Where the name of each point stands, right or left, the first ones first; null where it would touch another thing. */
export function roomyLabels(points: readonly Labelled[], width: number): (Side | null)[] {
  const taken = points.map(
    ({ x, y, radius }): Box => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }),
  );
  return points.map(({ x, y, radius, text }, index) => {
    const length = text.length * LETTER;
    const boxOn = (side: Side): Box => {
      const left = side === 'right' ? x + radius + 3 : x - radius - 3 - length;
      return { left, right: left + length, top: y - LINE / 2, bottom: y + LINE / 2 };
    };
    const isFree = (box: Box) =>
      box.left >= 0 && box.right <= width && taken.every((one, at) => at === index || !touches(one, box));
    const side = (['right', 'left'] as const).find((one) => isFree(boxOn(one))) ?? null;
    if (side) taken.push(boxOn(side));
    return side;
  });
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
