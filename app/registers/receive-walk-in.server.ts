import { lockCitizen } from '../../db/queries/citizens.ts';
import { lockEdition } from '../../db/queries/editions.ts';
import { insertEnrolments, listStandings, nextPosition } from '../../db/queries/enrolments.ts';
import { insertPresence } from '../../db/queries/registers.ts';
import type { Call } from '../access/gate.server.ts';
import type { InvalidCode } from '../people/code-reading.ts';
import { receivePerson } from '../people/receive-person.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { lockOpenRegister } from './keep-register.server.ts';
import { openLesson } from './open-lesson.server.ts';
import { isForStaff } from './rules.ts';

type WalkInResult =
  | { readonly kind: 'there'; readonly enrolmentId: string }
  | { readonly kind: 'invalid'; readonly reading: InvalidCode }
  | { readonly kind: 'erased'; readonly erasedOn: string }
  /** Somebody closed the register meanwhile. */
  | { readonly kind: 'closed' };

/**
 * Somebody who is not on the register shows a code: enrolled on the spot, whatever seats are left (they sit there), and
 * there for the whole lesson; who waits for a seat or was enrolled all along is only ticked. Throws as `lockOpenRegister`.
 */
export async function receiveWalkIn(
  call: Call,
  lessonId: string | undefined,
  code: string,
): Promise<WalkInResult> {
  const { app, actor, now } = call;
  const { lesson, edition, course } = await openLesson(call, lessonId);
  if (isForStaff(course)) throw new Problem('for_staff_only', 409);
  const received = await receivePerson(call, edition.site_id, code);
  if (received.kind !== 'received') return received;
  const at = now.toISOString();
  const enrolmentId = await app.db.transaction().execute(async (trx) => {
    // The edition before its lesson, as everybody who changes either.
    await lockEdition(trx, call.scope, edition.id);
    const locked = await lockOpenRegister(trx, lesson.id);
    if (locked === 'closed') return null;
    const citizen = await lockCitizen(trx, received.citizenId);
    // Erased in the same moment.
    if (!citizen) throw notFound();
    const standing = (await listStandings(trx, edition.id)).find(
      (one) => one.person_no === citizen.person_no,
    );
    const id = standing?.id ?? newId();
    if (!standing) {
      await insertEnrolments(trx, [
        {
          id,
          edition_id: edition.id,
          citizen_id: citizen.id,
          person_no: citizen.person_no,
          position: await nextPosition(trx, edition.id),
          status: 'enrolled',
          way: 'walk_in',
          created_by: actor.staffId,
          created_at: at,
          revision: 1,
          updated_at: at,
        },
      ]);
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'lesson.walk_in',
        subjectKind: 'citizen',
        subjectId: citizen.id,
        siteId: edition.site_id,
      });
    }
    const walk_in = standing?.status === 'enrolled' || standing?.status === 'completed' ? 0 : 1;
    await insertPresence(trx, {
      lesson_id: locked.id,
      enrolment_id: id,
      minutes: locked.minutes,
      walk_in,
      noted_by: actor.staffId,
      noted_at: at,
    });
    return id;
  });
  return enrolmentId === null ? { kind: 'closed' } : { kind: 'there', enrolmentId };
}
