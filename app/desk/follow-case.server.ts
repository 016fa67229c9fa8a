import type { Trx } from '../../db/index.ts';
import { type CaseRow, insertCase, insertCaseEvent } from '../../db/queries/cases.ts';
import type { CitizenRow } from '../../db/queries/citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { applyCaseStep, type CaseStep } from './change-case.server.ts';
import type { CaseAnswers, SessionForm } from './session-form.server.ts';

interface CaseOfSession {
  readonly siteId: string;
  readonly form: SessionForm;
  readonly existingCase: CaseRow | undefined;
  readonly person: CitizenRow | undefined;
}

/**
 * What a session does to a case: opens one when a second visit is needed, moves or closes the one it
 * belongs to. Inside the session's transaction; returns the id of the case the session belongs to.
 */
export async function followCase(call: Call, trx: Trx, follow: CaseOfSession): Promise<string | null> {
  const { form, existingCase, person } = follow;
  if (existingCase) {
    const step = stepOf(form);
    if (step) await applyCaseStep(call, trx, existingCase, step, form.content.day);
    return existingCase.id;
  }
  return form.openCase && person ? openCase(call, trx, person, form.openCase, follow) : null;
}

function stepOf({ caseEnd, openCase }: SessionForm): CaseStep | null {
  if (caseEnd !== 'keep') return { kind: caseEnd };
  if (!openCase) return null;
  const { waitingOn, dueOn, nextStep } = openCase;
  return waitingOn === null
    ? { kind: 'resumed', dueOn, nextStep }
    : { kind: 'waiting', waitingOn, dueOn, nextStep };
}

async function openCase(
  { app, actor, now }: Call,
  trx: Trx,
  person: CitizenRow,
  { waitingOn, dueOn, nextStep, topic }: CaseAnswers,
  { siteId, form }: CaseOfSession,
): Promise<string> {
  const at = now.toISOString();
  const id = newId();
  const next_step_sealed = nextStep === null ? null : app.keys.seal(nextStep, id);
  const step = { waiting_on: waitingOn, due_on: dueOn, next_step_sealed };
  const { day } = form.content;
  await insertCase(trx, {
    id,
    citizen_id: person.id,
    person_no: person.person_no,
    site_id: siteId,
    topic,
    status: waitingOn === null ? 'open' : 'waiting',
    ...step,
    opened_on: day,
    opened_by: actor.staffId,
    closed_on: null,
    revision: 1,
    created_at: at,
    updated_at: at,
  });
  await insertCaseEvent(trx, {
    id: newId(),
    case_id: id,
    at,
    day,
    staff_id: actor.staffId,
    kind: 'opened',
    ...step,
  });
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'case.open',
    subjectKind: 'case',
    subjectId: id,
    siteId,
  });
  return id;
}
