import { signedInFile } from '../access/gate.server.ts';
import { csvOf } from '../platform/csv.ts';
import { notFound } from '../platform/problem.ts';
import { POPULATION_CLASSES, POPULATION_COLUMNS, REFERENCE_COLUMNS, SEXES } from './columns.ts';

/** A file with the right heading and, for a population, every row one place needs, the counts left empty. */
export const loader = signedInFile('reference.manage', async ({ params, today }) => {
  const rows = rowsOf(params.kind, today);
  if (!rows) throw notFound();
  return new Response(csvOf(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="bottega-${params.kind}.csv"`,
    },
  });
});

function rowsOf(kind: string | undefined, today: string): (string | number)[][] | undefined {
  if (kind === 'values') return [[...REFERENCE_COLUMNS]];
  if (kind !== 'population') return undefined;
  const year = Number(today.slice(0, 4));
  const empty = POPULATION_CLASSES.flatMap((ageClass) =>
    Object.keys(SEXES).map((sex) => ['network', year, ageClass, sex, '']),
  );
  return [[...POPULATION_COLUMNS], ...empty];
}
