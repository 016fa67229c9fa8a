import { expect, it } from 'vitest';
import { frameOf, radiusOf, roomyLabels, scaleBar } from '../../../app/targets/projection.ts';

const FLORENCE = { latitude: 43.77, longitude: 11.25 };
const NORTH = { latitude: 44.77, longitude: 11.25 };
const EAST = { latitude: 43.77, longitude: 12.25 };

it('north is up, east is right, and a kilometre is as long in both directions', () => {
  const frame = frameOf([FLORENCE, NORTH, EAST]);
  if (!frame) throw new Error('no frame');
  const [here, north, east] = [FLORENCE, NORTH, EAST].map(frame.at);
  const up = (here?.y ?? 0) - (north?.y ?? 0);
  const right = (east?.x ?? 0) - (here?.x ?? 0);
  expect(north?.x).toBe(here?.x);
  // A degree of longitude is shorter by the cosine of the latitude in the middle, 44.27°.
  expect(right / up).toBeCloseTo(Math.cos((44.27 * Math.PI) / 180), 2);
  expect(up * frame.scale).toBeCloseTo(111.2, 0);
  for (const place of [here, north, east]) {
    expect(place?.x).toBeGreaterThan(20);
    expect(place?.y).toBeGreaterThan(20);
    expect(place?.x).toBeLessThan(frame.width - 20);
    expect(place?.y).toBeLessThan(frame.height - 20);
  }
});

it('one place stands in the middle of a few kilometres; no place makes no map', () => {
  const frame = frameOf([FLORENCE]);
  expect(frame?.at(FLORENCE)).toEqual({ x: 360, y: (frame?.height ?? 0) / 2 });
  expect(frame && frame.scale * frame.width).toBeLessThan(12);
  expect(frame && scaleBar(frame)).toMatchObject({ km: 2 });
  expect(frameOf([])).toBeNull();
});

it.each([
  [0, 100, 5],
  [1, 100, 5],
  [25, 100, 11],
  [100, 100, 22],
  [0, 0, 5],
])('%i of at most %i people have a radius of %d', (people, most, radius) => {
  expect(radiusOf(people, most)).toBe(radius);
});

it('names stand where they touch nothing, at the right if they can', () => {
  const point = (x: number, y: number) => ({ x, y, radius: 5, text: 'Firenze' });
  const points = [point(100, 100), point(130, 102), point(100, 300), point(690, 500), point(115, 100)];
  // At the right of the first stands the second, at the right of the fourth the drawing ends, the last is among others.
  expect(roomyLabels(points, 720)).toEqual(['left', 'right', 'right', 'left', null]);
});
