import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../figures/period.ts';
import { dashboardHref } from '../insights/asked.ts';
import { useFormats } from '../ui/format.ts';
import { ScrollBox } from '../ui/table-box.tsx';
import { comuneLabel, type Sign, type SiteDrawing } from './draw-sites.ts';
import type { Pace } from './load-territory.server.ts';
import { type MapFrame, scaleBar } from './projection.ts';

/**
 * The sites where they are, in shape and colour of their pace; those of a region comune by comune. The keyboard passes
 * over them: the tables beside and below have the same links in an order of their own.
 */
export function SiteMap({
  drawing: { frame, sites, comuni },
  period,
  label,
}: {
  drawing: SiteDrawing;
  period: Period;
  label: string;
}) {
  const { t } = useTranslation('targets');
  const { number } = useFormats();
  return (
    <ScrollBox label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no element for a group of links */}
      <svg className="map" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={label}>
        <rect className="map__ground" width={frame.width} height={frame.height} />
        {sites.map(({ of: site, ...sign }) => (
          <MapSign
            key={site.id}
            sign={sign}
            href={dashboardHref({ ...period, site: site.id })}
            name={t('territory.point', {
              name: site.name,
              comune: site.comune,
              people:
                site.people === null
                  ? t('territory.people_hidden')
                  : t('amount.uniques', { count: site.people, number: number(site.people) }),
              pace: t(`territory.pace.${site.pace}`),
            })}
            text={site.comune}
          >
            <PaceShape pace={site.pace} {...sign} />
          </MapSign>
        ))}
        {comuni.map(({ of: comune, ...sign }) => (
          <MapSign
            key={comune.code}
            sign={sign}
            href={dashboardHref({ ...period, comune: comune.code, by: 'site' })}
            name={t('territory.comune_point', {
              name: comune.name,
              count: comune.sites,
              number: number(comune.sites),
              behind: number(comune.behind),
            })}
            text={comuneLabel(comune)}
          >
            <ComuneShape share={comune.behind / comune.sites} {...sign} />
          </MapSign>
        ))}
        <Scale frame={frame} />
      </svg>
    </ScrollBox>
  );
}

/** A sign that leads to its numbers, its name beside it where there is room. */
function MapSign({
  sign: { x, y, radius, side },
  href,
  name,
  text,
  children,
}: {
  sign: Omit<Sign<unknown>, 'of'>;
  href: string;
  name: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <>
      <a className="map__point" href={href} aria-label={name} tabIndex={-1}>
        <title>{name}</title>
        {children}
      </a>
      {/* Beside the sign, not in it: its name says the comune too. */}
      {side ? (
        <text
          x={side === 'right' ? x + radius + 3 : x - radius - 3}
          y={y + 5}
          textAnchor={side === 'right' ? 'start' : 'end'}
        >
          {text}
        </text>
      ) : null}
    </>
  );
}

/** The sites of a comune: a dark circle with a light wedge for the share of those behind. */
export function ComuneShape({ share, x, y, radius }: Circle & { share: number }) {
  const inner = radius - 1.5;
  const turn = 2 * Math.PI * share;
  const end = `${x + inner * Math.sin(turn)} ${y - inner * Math.cos(turn)}`;
  return (
    <>
      <circle className="map__comune" cx={x} cy={y} r={radius} />
      {share === 1 ? <circle className="map__part" cx={x} cy={y} r={inner} /> : null}
      {share > 0 && share < 1 ? (
        <path
          className="map__part"
          d={`M${x} ${y}V${y - inner}A${inner} ${inner} 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z`}
        />
      ) : null}
    </>
  );
}

interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** A circle on pace, a triangle behind, a square without a target: told apart without colours. */
export function PaceShape({ pace, x, y, radius }: Circle & { pace: Pace }) {
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
