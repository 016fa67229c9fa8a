import type { MeasureProgress } from './load-progress.server.ts';

const LENGTH = 1000;
const HEIGHT = 26;

/** What is reached, where it should be today, where it leads: a drawing of what stands beside it in words. */
export function TargetBar({ progress }: { progress: MeasureProgress }) {
  const { value, expected, last, projection, steps } = progress;
  const band = projection?.kind === 'band' ? projection : null;
  const most = Math.max(last, value ?? 0, band?.high ?? 0, 1);
  const at = (count: number) => Math.round((count / most) * LENGTH);
  return (
    <svg
      className="target-bar"
      viewBox={`0 0 ${LENGTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="target-bar__whole" x="0" y="6" width={at(last)} height="14" />
      {band ? (
        <rect
          className="target-bar__band"
          x={at(band.low)}
          y="9"
          width={Math.max(4, at(band.high) - at(band.low))}
          height="8"
        />
      ) : null}
      <rect className="target-bar__reached" x="0" y="6" width={value === null ? 0 : at(value)} height="14" />
      {steps.map((step) => (
        <rect
          key={step.dueOn}
          className="target-bar__step"
          x={Math.min(LENGTH - 2, at(step.value) - 1)}
          y="6"
          width="2"
          height="14"
        />
      ))}
      <rect className="target-bar__today" x={Math.max(0, at(expected) - 2)} y="0" width="4" height={HEIGHT} />
    </svg>
  );
}
