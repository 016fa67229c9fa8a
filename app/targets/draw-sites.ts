import type { Pace, TerritorySite } from './load-territory.server.ts';
import { frameOf, type MapFrame, radiusOf, roomyLabels, type Side } from './projection.ts';

type Placed = TerritorySite & { readonly position: NonNullable<TerritorySite['position']> };

/** Fixed sites whose place is known. */
export function isOnMap(site: TerritorySite): site is Placed {
  return site.position !== null && !site.isItinerant;
}

/** A point that says its name and leads to its site. */
export interface NamedPoint {
  readonly site: TerritorySite;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Where its comune is written; null where there is no room. */
  readonly side: Side | null;
}

/** Points that look the same and say nothing more: `x y` one after the other, in whole units. */
export interface Crowd {
  readonly pace: Pace;
  readonly radius: number;
  readonly places: string;
}

/** Sites where they are, large points first, so that they do not cover small ones. */
export interface SiteDrawing {
  readonly frame: Pick<MapFrame, 'width' | 'height' | 'scale'>;
  readonly named: readonly NamedPoint[];
  readonly crowds: readonly Crowd[];
}

/**
 * Points as large as the people met. Those of `named` say what they are; thousands of links would be a page of megabytes,
 * so that the others are drawn together. null without places.
 */
export function drawSites(
  sites: readonly TerritorySite[],
  named: ReadonlySet<TerritorySite>,
): SiteDrawing | null {
  const placed = sites.filter(isOnMap);
  const frame = frameOf(placed.map(({ position }) => position));
  if (!frame) return null;
  const most = placed.reduce((largest, { people }) => Math.max(largest, people ?? 0), 0);
  const points = placed
    .map((site) => ({ site, ...frame.at(site.position), radius: radiusOf(site.people ?? 0, most) }))
    .sort((a, b) => b.radius - a.radius);
  const boxed = points.map((point) => ({ ...point, key: point.site.id, text: point.site.comune }));
  const labels = roomyLabels(
    boxed.filter(({ site }) => named.has(site)),
    boxed,
    frame.width,
  );
  const others = points.filter(({ site }) => !named.has(site));
  const crowds = Map.groupBy(others, ({ site, radius }) => `${site.pace} ${Math.round(radius)}`);
  return {
    frame: { width: frame.width, height: frame.height, scale: frame.scale },
    named: points
      .filter(({ site }) => named.has(site))
      .map((point) => ({ ...point, side: labels.get(point.site.id) ?? null })),
    crowds: [...crowds.values()].flatMap((alike) =>
      alike.slice(0, 1).map(({ site, radius }) => ({
        pace: site.pace,
        radius: Math.round(radius),
        places: alike.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`).join(' '),
      })),
    ),
  };
}
