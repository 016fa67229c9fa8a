import type { Trx } from '../../db/index.ts';
import { type CaseRow, findCase, insertCaseEvent, updateCase } from '../../db/queries/cases.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { isChangedMeanwhile, Problem } from '../platform/problem.ts';
import { openCase } from './open-case.server.ts';
import { isClosed } from './rules.ts';

/** One step in the story of a case. */
export type CaseStep =
  | {
      readonly kind: 'waiting';
      readonly waitingOn: 'citizen' | 'provider';
      readonly dueOn: string | null;
      readonly nextStep: string | null;
    }
  | {
      readonly kind: 'resumed' | 'reopened';
      readonly dueOn: string | null;
      readonly nextStep: string | null;
    }
  | { readonly kind: 'resolved' | 'abandoned' };

const STATUS = {
  waiting: 'waiting',
  resumed: 'open',
  reopened: 'open',
  resolved: 'resolved',
  abandoned: 'abandoned',
} as const;

/** Moves a case one step inside the caller's transaction; throws 409 when somebody moved it meanwhile. */
export async function applyCaseStep(
  { app, actor, now }: Call,
  trx: Trx,
  row: CaseRow,
  step: CaseStep,
  day: string,
): Promise<void> {
  const at = now.toISOString();
  const { dueOn, nextStep } = 'nextStep' in step ? step : { dueOn: null, nextStep: null };
  const closing = !('nextStep' in step);
  const columns = {
    waiting_on: step.kind === 'waiting' ? step.waitingOn : null,
    due_on: dueOn,
    next_step_sealed: nextStep === null ? null : app.keys.seal(nextStep, row.id),
  };
  const saved = await updateCase(trx, row.id, row.revision, {
    ...columns,
    status: STATUS[step.kind],
    closed_on: closing ? day : null,
    updated_at: at,
  });
  if (!saved) throw new Problem('changed_meanwhile', 409);
  await insertCaseEvent(trx, {
    id: newId(),
    case_id: row.id,
    at,
    day,
    staff_id: actor.staffId,
    kind: step.kind,
    ...columns,
  });
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: `case.${step.kind}`,
    subjectKind: 'case',
    subjectId: row.id,
    siteId: row.site_id,
  });
}

/**
 * Moves a case of the scope one step today; `seen` is the revision it was decided on, when the form says so. A case the
 * step has moved already, as when the same form comes again, stays where it is. False when it is no more what the person
 * saw: nothing was changed. Throws 404 outside the scope.
 */
export async function changeCase(call: Call, id: string, step: CaseStep, seen?: number): Promise<boolean> {
  const row = await openCase(call, id);
  const stale = seen !== undefined && seen !== row.revision;
  if (stale || isClosed(row) !== (step.kind === 'reopened')) return isWhere(call, row, step);
  try {
    await call.app.db.transaction().execute((trx) => applyCaseStep(call, trx, row, step, call.today));
    return true;
  } catch (error) {
    if (!isChangedMeanwhile(error)) throw error;
    // The same form may have come twice at once, and the other one was first.
    const moved = await findCase(call.app.db, call.scope, id);
    return moved !== undefined && isWhere(call, moved, step);
  }
}

/** True when a case stands where a step would bring it. */
function isWhere({ app }: Call, row: CaseRow, step: CaseStep): boolean {
  if (row.status !== STATUS[step.kind]) return false;
  if (!('nextStep' in step)) return true;
  const nextStep = row.next_step_sealed === null ? null : app.keys.open(row.next_step_sealed, row.id);
  const waitingOn = step.kind === 'waiting' ? step.waitingOn : null;
  return row.waiting_on === waitingOn && row.due_on === step.dueOn && nextStep === step.nextStep;
}
