import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import { dashboardHref } from '../insights/asked.ts';
import { useFormats } from '../ui/format.ts';
import { ScrollBox } from '../ui/table-box.tsx';
import type { Crowd, NamedPoint, SiteDrawing } from './draw-sites.ts';
import type { Pace } from './load-territory.server.ts';
import { type MapFrame, scaleBar } from './projection.ts';

/**
 * The sites where they are: their points as large as the people met, in shape and colour of their pace. The keyboard
 * passes over them: the table beside has the same links in an order of its own.
 */
export function SiteMap({
  drawing: { frame, named, crowds },
  period,
  label,
}: {
  drawing: SiteDrawing;
  period: Period;
  label: string;
}) {
  return (
    <ScrollBox label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no element for a group of links */}
      <svg className="map" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={label}>
        <rect className="map__ground" width={frame.width} height={frame.height} />
        {named.map((point) => (
          <MapPoint
            key={point.site.id}
            point={point}
            href={dashboardHref({ ...period, site: point.site.id })}
          />
        ))}
        {crowds.map((crowd) => (
          <MapCrowd key={`${crowd.pace} ${crowd.radius}`} crowd={crowd} />
        ))}
        <Scale frame={frame} />
      </svg>
    </ScrollBox>
  );
}

/** Points that look the same as one path: its inner corners are the places, and carry the shape. */
function MapCrowd({ crowd: { pace, radius, places } }: { crowd: Crowd }) {
  const id = `map-${pace}-${radius}`;
  return (
    <>
      <marker id={id} markerUnits="userSpaceOnUse" overflow="visible">
        <PaceShape pace={pace} x={0} y={0} radius={radius} />
      </marker>
      <path className="map__crowd" d={`M0 0L${places} 0 0`} markerMid={`url(#${id})`} />
    </>
  );
}

function MapPoint({ point: { site, x, y, radius, side }, href }: { point: NamedPoint; href: string }) {
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
          y={y + 5}
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

function Scale({ frame }: { frame: Pick<MapFrame, 'width' | 'height' | 'scale'> }) {
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
