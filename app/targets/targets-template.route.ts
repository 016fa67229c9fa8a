import { listProgrammeTargets } from '../../db/queries/programme-targets.ts';
import { signedInFile } from '../access/gate.server.ts';
import { MEASURES } from '../network/target-steps.ts';
import { csvOf } from '../platform/csv.ts';
import { listProgrammesToManage } from './import-targets.server.ts';
import { TARGET_COLUMNS } from './read-targets.ts';

/** The targets as they are, to be changed and given back; a programme without has a row to be filled. */
export const loader = signedInFile('programme.manage', async (call) => {
  const programmes = await listProgrammesToManage(call);
  const targets = await listProgrammeTargets(
    call.app.db,
    programmes.map(({ id }) => id),
  );
  const rows = programmes.flatMap(({ id, name, ends_on }) => {
    const own = targets.filter(({ programme_id }) => programme_id === id);
    const days = own.length > 0 ? [...new Set(own.map(({ due_on }) => due_on))] : [ends_on];
    // A name that two programmes have says nothing.
    const isAlone = programmes.filter((other) => other.name === name).length === 1;
    return days.map((day) => [
      isAlone ? name : id,
      day,
      ...MEASURES.map(
        (measure) => own.find((step) => step.due_on === day && step.measure === measure)?.value ?? '',
      ),
    ]);
  });
  return new Response(csvOf([[...TARGET_COLUMNS], ...rows]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="bottega-targets.csv"',
      'Cache-Control': 'private, no-store',
    },
  });
});
