import { expect, it } from 'vitest';
import type { Territory, TerritorySite } from '../../../app/targets/load-territory.server.ts';
import { showTerritory } from '../../../app/targets/show-territory.ts';
import { formatsFor } from '../../../app/ui/formats.ts';

function region(count: number, hidden: readonly number[] = []): Territory {
  const sites = Array.from(
    { length: count },
    (_, index): TerritorySite => ({
      id: `site-${index}`,
      name: `Punto ${index}`,
      comune: `Comune ${index % 300}`,
      comuneCode: `C${index % 300}`,
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

it('a region of thousands begins with the busiest sites; its map has every one of them, comune by comune', () => {
  const shown = showTerritory(region(3000), 'first', formatsFor('it'));
  expect([shown.sites.length, shown.siteCount, shown.comuni.length, shown.comuneCount]).toEqual([
    50, 3000, 50, 3000,
  ]);
  expect(shown.sites[0]?.name).toBe('Punto 2999');
  expect([shown.busiest, shown.least]).toEqual([
    { name: 'Punto 2999', people: 2999 },
    { name: 'Comune 0', rate: 0 },
  ]);
  expect(shown.drawing?.sites).toEqual([]);
  const comuni = shown.drawing?.comuni.map(({ of }) => of) ?? [];
  expect(comuni).toHaveLength(300);
  // Sites of odd number are behind, and three hundred is even.
  expect(comuni.find(({ code }) => code === 'C7')).toMatchObject({ name: 'Comune 7', sites: 10, behind: 10 });
  expect(comuni.find(({ code }) => code === 'C8')).toMatchObject({ sites: 10, behind: 0 });
  expect(showTerritory(region(3000), 'all', formatsFor('it')).sites).toHaveLength(500);
});

it('a network of some dozens is whole, and nobody is called the busiest beside a hidden number', () => {
  const shown = showTerritory(region(40, [3]), 'first', formatsFor('it'));
  expect(shown.sites).toHaveLength(40);
  expect(shown.drawing?.sites).toHaveLength(40);
  expect(shown.drawing?.comuni).toEqual([]);
  expect(shown.busiest).toBeNull();
});
