import { FIRST_PLACES, MOST_ROWS } from '../insights/long-tables.ts';
import type { Formats } from '../ui/formats.ts';
import { drawSites, isOnMap } from './draw-sites.ts';
import type { Territory } from './load-territory.server.ts';
import { compareReach } from './residents.ts';

/** Sites off the map named one by one. */
const MOST_OFF = 12;

/** What of the places a page can carry, where a region has thousands: the tables begin, the map has all points. */
export type ShownTerritory = ReturnType<typeof showTerritory>;

/** The first rows of the tables, or (`rows`) as many as a page takes; what is said of the whole is worked out of the whole. */
export function showTerritory(territory: Territory, rows: 'first' | 'all', { compare }: Formats) {
  const most = rows === 'all' ? MOST_ROWS : FIRST_PLACES;
  const { comuni, ...rest } = territory;
  const sites = territory.sites.toSorted(
    (a, b) => (b.people ?? 0) - (a.people ?? 0) || compare(a.name, b.name),
  );
  const off = sites.filter((site) => !isOnMap(site));
  const first = sites.slice(0, most);
  const isTold = sites.every(({ people }) => people !== null);
  const [busiest, second] = sites;
  const [least, next] = comuni;
  return {
    ...rest,
    rows,
    sites: first,
    siteCount: sites.length,
    /** Alone at the top of several; null also where a hidden number might be more. */
    busiest:
      busiest?.people && second && busiest.people > (second.people ?? 0) && isTold
        ? { name: busiest.name, people: busiest.people }
        : null,
    drawing: drawSites(sites),
    off: off.slice(0, MOST_OFF),
    offCount: off.length,
    comuni: comuni.slice(0, most),
    comuneCount: comuni.length,
    /** Alone at the bottom; null also where a hidden number might be less. */
    least:
      comuni.every(({ rate }) => typeof rate === 'number') && least && next && compareReach(least, next) < 0
        ? { name: least.name, rate: Number(least.rate) }
        : null,
  };
}
