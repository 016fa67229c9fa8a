import { expect, it } from 'vitest';
import type { Territory, TerritorySite } from '../../../app/targets/load-territory.server.ts';
import { showTerritory } from '../../../app/targets/show-territory.ts';

function region(count: number, hidden: readonly number[] = []): Territory {
  const sites = Array.from(
    { length: count },
    (_, index): TerritorySite => ({
      id: `site-${index}`,
      name: `Punto ${index}`,
      comune: 'Firenze',
      province: 'FI',
      people: hidden.includes(index) ? null : index,
      pace: index % 2 === 0 ? 'on_pace' : 'behind',
      position: { latitude: 43 + (index % 70) / 70, longitude: 11 + index / count },
      isItinerant: false,
    }),
  );
  const reached = (index: number) => ({
    code: `C${index}`,
    name: `Comune ${index}`,
    province: 'FI',
    people: index,
    residents: 1000,
    rate: index,
    rates: [],
  });
  return {
    period: { from: '2026-01-01', to: '2026-12-31' },
    exact: true,
    minCell: 5,
    sites,
    comuni: Array.from({ length: count }, (_, index) => reached(index)),
    white: [],
    comuniElsewhere: 0,
    population: null,
    programmes: [],
    programmeId: null,
  };
}

it('a region of thousands begins with the busiest sites, which alone say who they are; every point is on the map', () => {
  const shown = showTerritory(region(3000), 'first');
  expect([shown.sites.length, shown.siteCount, shown.comuni.length, shown.comuneCount]).toEqual([
    50, 3000, 50, 3000,
  ]);
  expect(shown.sites[0]?.name).toBe('Punto 2999');
  expect([shown.busiest, shown.least]).toEqual([
    { name: 'Punto 2999', people: 2999 },
    { name: 'Comune 0', rate: 0 },
  ]);
  const { named = [], crowds = [] } = shown.drawing ?? {};
  expect(new Set(named.map(({ site }) => site))).toEqual(new Set(shown.sites));
  const drawn = crowds.flatMap(({ places }) => places.split(' '));
  expect(drawn.length / 2).toBe(2950);
  expect(JSON.stringify(crowds).length).toBeLessThan(40_000);
  expect(showTerritory(region(3000), 'all').sites).toHaveLength(500);
});

it('a network of some dozens is whole, and nobody is called the busiest beside a hidden number', () => {
  const shown = showTerritory(region(40, [3]), 'first');
  expect(shown.sites).toHaveLength(40);
  expect(shown.drawing?.named).toHaveLength(40);
  expect(shown.drawing?.crowds).toEqual([]);
  expect(shown.busiest).toBeNull();
});
