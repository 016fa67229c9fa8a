/** One line of the benchmark's output. */
interface Figure {
  readonly name: string;
  /** Null when it could not be measured: the reason stands on standard error. */
  readonly value: number | null;
  readonly unit: string;
  /** `≥ 0.5`, `≤ 2`, `0.9–1.1`; null for a figure that only informs. */
  readonly goal: string | null;
  /** True when the goal is met or there is none. */
  readonly ok: boolean;
}

/** Some figures that are measured together: the names are known before, to run one of them. */
export interface Benchmark {
  readonly figures: Readonly<Record<string, Kind>>;
  /** Values by name of the figure. */
  run(): Promise<Readonly<Record<string, number>>>;
}

/** What a figure is measured in and what it should reach. */
interface Kind {
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The line of a figure: rounded to three significant digits, judged as measured. */
export function figureOf(name: string, { unit, atLeast, atMost }: Kind, value: number | undefined): Figure {
  const goal = goalOf(atLeast, atMost);
  if (value === undefined) return { name, value: null, unit, goal, ok: false };
  const ok = (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);
  return { name, value: round(value), unit, goal, ok };
}

function goalOf(atLeast: number | undefined, atMost: number | undefined): string | null {
  if (atLeast !== undefined && atMost !== undefined) return `${atLeast}–${atMost}`;
  if (atLeast !== undefined) return `≥ ${atLeast}`;
  return atMost === undefined ? null : `≤ ${atMost}`;
}

function round(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What is going on, for the person who waits: standard output belongs to the figures. */
export function tell(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
