import type { TargetStep } from '../../db/queries/programme-targets.ts';
import type { SeenProgramme } from '../../db/queries/programmes.ts';
import { MEASURES, readSteps, STEPS, stepField } from '../network/target-steps.ts';
import { echoOf, type FaultCode, type FaultList } from '../references/faults.ts';
import { CellReader, dayIn, isFormula } from '../references/read-cell.ts';
import { readTable, type TableRow } from '../references/read-table.ts';

/** Columns of a table of targets: a row is a step of a programme, as in its form. */
export const TARGET_COLUMNS = ['programme', 'due_on', ...MEASURES] as const;

/** The programmes somebody may change, and five steps each. */
const MOST_ROWS = 500 * STEPS.length;

/** What the form says of a field, as the fault of a cell. */
const FAULTS: Readonly<Record<string, FaultCode>> = {
  'network:error.target_day': 'empty',
  'ui:errors.day': 'not_a_day',
  'network:error.target_missing': 'no_target',
  'network:error.target_outside': 'outside_programme',
  'network:error.target_day_rises': 'day_rises',
  'network:error.target_number': 'not_a_target',
  'network:error.target_rises': 'target_rises',
};

/** What can only be said of steps whose order is known. */
const OF_ORDER: readonly FaultCode[] = ['day_rises', 'target_rises'];

type Known = Pick<SeenProgramme, 'id' | 'name' | 'starts_on' | 'ends_on'>;

/** The steps of each programme a table names, by the rules of its form; null with faults, all of them at once. */
export function readTargets(
  text: string,
  programmes: readonly Known[],
  faults: FaultList,
): ReadonlyMap<string, readonly TargetStep[]> | null {
  const rowsOf = new Map<Known, TableRow[]>();
  for (const row of readTable(text, TARGET_COLUMNS, MOST_ROWS, faults)) {
    const programme = new CellReader(row, faults).code('programme', 'unknown_programme', (name) =>
      programmeOf(name, programmes),
    );
    if (programme) rowsOf.set(programme, [...(rowsOf.get(programme) ?? []), row]);
  }
  const steps = new Map<string, readonly TargetStep[]>();
  for (const [programme, rows] of rowsOf) steps.set(programme.id, stepsOf(rows, programme, faults));
  return faults.count > 0 ? null : steps;
}

/** By its id or its name, if only one is called so. */
function programmeOf(text: string, programmes: readonly Known[]): Known | undefined {
  const plain = (name: string) => name.normalize('NFC').toLowerCase();
  const [found, ...others] = programmes.filter(
    ({ id, name }) => id === text.toLowerCase() || plain(name) === plain(text),
  );
  return others.length === 0 ? found : undefined;
}

/** The steps of a programme in the order of their days, whatever the order of the rows. */
function stepsOf(rows: readonly TableRow[], programme: Known, faults: FaultList): readonly TargetStep[] {
  const dayOf = ({ cells }: TableRow) => dayIn(cells.due_on ?? '');
  const sorted = rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  const beyond = sorted[STEPS.length];
  if (beyond) faults.add(beyond.row, null, 'too_many_steps', { steps: STEPS.length });
  const cellOf = new Map<string, { readonly row: TableRow; readonly column: string }>();
  for (const [index, row] of sorted.entries()) {
    cellOf.set(stepField(index + 1, 'due'), { row, column: 'due_on' });
    for (const measure of MEASURES) cellOf.set(stepField(index + 1, measure), { row, column: measure });
  }
  const textAt = (field: string) => {
    const cell = cellOf.get(field);
    return cell?.row.cells[cell.column] ?? '';
  };
  const { targets, errors } = readSteps((field) => dayIn(textAt(field)), programme);
  const isInOrder = Object.values(errors).every(({ key }) => FAULTS[key] !== 'not_a_day');
  for (const [field, { key }] of Object.entries(errors)) {
    const cell = cellOf.get(field);
    const text = textAt(field);
    const code = isFormula(text) ? 'formula' : FAULTS[key];
    if (code && OF_ORDER.includes(code) && !isInOrder) continue;
    if (cell && code) faults.add(cell.row.row, cell.column, code, { value: echoOf(text) });
  }
  for (const row of sorted) {
    const isBlank = ['due_on', ...MEASURES].every((column) => row.cells[column] === '');
    if (isBlank) faults.add(row.row, 'due_on', 'empty');
  }
  return targets;
}
