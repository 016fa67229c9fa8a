import { useTranslation } from 'react-i18next';
import { dashboardHref } from '../insights/asked.ts';
import { useFormats } from '../ui/format.ts';
import { ScrollBox } from '../ui/table-box.tsx';
import type { Pace, Territory, TerritorySite } from './load-territory.server.ts';
import { frameOf, type MapFrame, radiusOf, roomyLabels, type Side, scaleBar } from './projection.ts';

type Placed = TerritorySite & { readonly position: NonNullable<TerritorySite['position']> };

/** Fixed sites whose place is known. */
export function isOnMap(site: TerritorySite): site is Placed {
  return site.position !== null && !site.isItinerant;
}

/**
 * The sites where they are: their points as large as the people met, in shape and colour of their pace. The keyboard
 * passes over them: the table beside has the same links in an order of its own.
 */
export function SiteMap({
  territory: { sites, period },
  label,
}: {
  territory: Pick<Territory, 'sites' | 'period'>;
  label: string;
}) {
  const placed = sites.filter(isOnMap);
  const frame = frameOf(placed.map(({ position }) => position));
  if (!frame) return null;
  const most = Math.max(0, ...placed.map(({ people }) => people ?? 0));
  // Small points are drawn last, so that large ones do not cover them.
  const points = placed
    .map((site) => ({ site, ...frame.at(site.position), radius: radiusOf(site.people ?? 0, most) }))
    .sort((a, b) => b.radius - a.radius);
  const labels = roomyLabels(
    points.map(({ site, x, y, radius }) => ({ key: site.id, x, y, radius, text: site.comune })),
    frame.width,
  );
  return (
    <ScrollBox label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no element for a group of links */}
      <svg className="map" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={label}>
        <rect className="map__ground" width={frame.width} height={frame.height} />
        {points.map(({ site, x, y, radius }) => (
          <MapPoint
            key={site.id}
            site={site}
            href={dashboardHref({ ...period, site: site.id })}
            x={x}
            y={y}
            radius={radius}
            side={labels.get(site.id)}
          />
        ))}
        <Scale frame={frame} />
      </svg>
    </ScrollBox>
  );
}

function MapPoint({
  site,
  href,
  x,
  y,
  radius,
  side,
}: {
  site: Placed;
  href: string;
  x: number;
  y: number;
  radius: number;
  side: Side | undefined;
}) {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  const people =
    site.people === null
      ? t('territory.people_hidden')
      : t('amount.uniques', { count: site.people, number: number(site.people) });
  const name = t('territory.point', {
    name: site.name,
    comune: site.comune,
    people,
    pace: t(`territory.pace.${site.pace}`),
  });
  return (
    <>
      <a className="map__point" href={href} aria-label={name} tabIndex={-1}>
        <title>{name}</title>
        <PaceShape pace={site.pace} x={x} y={y} radius={radius} />
      </a>
      {/* Beside the point, not in it: its name says the comune too. */}
      {side ? (
        <text
          x={side === 'right' ? x + radius + 3 : x - radius - 3}
          y={y + 4}
          textAnchor={side === 'right' ? 'start' : 'end'}
        >
          {site.comune}
        </text>
      ) : null}
    </>
  );
}

/** A circle on pace, a triangle behind, a square without a target: told apart without colours. */
export function PaceShape({ pace, x, y, radius }: { pace: Pace; x: number; y: number; radius: number }) {
  if (pace === 'on_pace') return <circle className="map__on_pace" cx={x} cy={y} r={radius} />;
  if (pace === 'behind') {
    const half = radius * 1.1;
    const corners = `${x},${y - half} ${x + half},${y + half * 0.8} ${x - half},${y + half * 0.8}`;
    return <polygon className="map__behind" points={corners} />;
  }
  const side = radius * 0.9;
  return <rect className="map__none" x={x - side} y={y - side} width={side * 2} height={side * 2} />;
}

function Scale({ frame }: { frame: MapFrame }) {
  const { km, length } = scaleBar(frame);
  const y = frame.height - 14;
  return (
    <g className="map__scale">
      <path d={`M14 ${y - 5}v5h${length}v-5`} />
      <text x={20 + length} y={y + 1}>
        {km} km
      </text>
    </g>
  );
}
