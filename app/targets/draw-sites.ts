import type { TerritorySite } from './load-territory.server.ts';
import { frameOf, type MapFrame, type Position, radiusOf, roomyLabels, type Side } from './projection.ts';

type Placed = TerritorySite & { readonly position: Position };

/** Fixed sites whose place is known. */
export function isOnMap(site: TerritorySite): site is Placed {
  return site.position !== null && !site.isItinerant;
}

/** More signs than these would hide each other and make a page of megabytes: the sites are then drawn by comune. */
const MOST_SITES = 120;

/** The sites of a comune, in the middle between them. */
export interface ComuneSites {
  readonly code: string;
  readonly name: string;
  readonly sites: number;
  /** Of them, how many are behind their targets. */
  readonly behind: number;
  readonly position: Position;
}

/** A sign on the drawing and what it stands for. */
export interface Sign<T> {
  readonly of: T;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Where its name is written; null where there is no room. */
  readonly side: Side | null;
}

/** Where sites are, large signs first, so that they do not cover small ones; one of the two lists is empty. */
export interface SiteDrawing {
  readonly frame: Pick<MapFrame, 'width' | 'height' | 'scale'>;
  /** As large as the people met. */
  readonly sites: readonly Sign<TerritorySite>[];
  /** As large as their sites are many. */
  readonly comuni: readonly Sign<ComuneSites>[];
}

/** The drawing of those whose place is known; null without any. */
export function drawSites(everywhere: readonly TerritorySite[]): SiteDrawing | null {
  const placed = everywhere.filter(isOnMap);
  const sites = placed.length > MOST_SITES ? [] : placed;
  const comuni = placed.length > MOST_SITES ? comuniOf(placed) : [];
  const frame = frameOf([...sites, ...comuni].map(({ position }) => position));
  if (!frame) return null;
  return {
    frame: { width: frame.width, height: frame.height, scale: frame.scale },
    sites: signsOf(
      frame,
      sites,
      ({ comune }) => comune,
      ({ people }) => people ?? 0,
    ),
    comuni: signsOf(frame, comuni, comuneLabel, ({ sites }) => sites),
  };
}

/** What is written beside the sign of a comune. */
export function comuneLabel({ name, sites }: ComuneSites): string {
  return `${name} (${sites})`;
}

function comuniOf(placed: readonly Placed[]): ComuneSites[] {
  return [...Map.groupBy(placed, ({ comuneCode }) => comuneCode)].flatMap(([code, sites]) => {
    const middle = (of: keyof Position) =>
      sites.reduce((sum, { position }) => sum + position[of], 0) / sites.length;
    return sites.slice(0, 1).map(({ comune }) => ({
      code,
      name: comune,
      sites: sites.length,
      behind: sites.filter(({ pace }) => pace === 'behind').length,
      position: { latitude: middle('latitude'), longitude: middle('longitude') },
    }));
  });
}

function signsOf<T extends { readonly position: Position }>(
  frame: MapFrame,
  things: readonly T[],
  text: (thing: T) => string,
  size: (thing: T) => number,
): Sign<T>[] {
  const most = Math.max(0, ...things.map(size));
  const signs = things
    .map((of) => ({ of, text: text(of), radius: radiusOf(size(of), most), ...frame.at(of.position) }))
    .sort((a, b) => b.radius - a.radius);
  const sides = roomyLabels(signs, frame.width);
  return signs.map(({ text: _, ...sign }, index) => ({ ...sign, side: sides[index] ?? null }));
}
