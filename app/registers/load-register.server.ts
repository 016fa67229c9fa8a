import { listEditionTrainers } from '../../db/queries/editions.ts';
import { listRegister } from '../../db/queries/registers.ts';
import { findStaffName } from '../../db/queries/staff.ts';
import { scopeCovers } from '../../db/scope.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { listedNameOf } from '../enrolments/name-of.server.ts';
import { formatsFor } from '../ui/formats.ts';
import { openLesson } from './open-lesson.server.ts';
import { isForStaff, isToCome } from './rules.ts';

export type Register = Awaited<ReturnType<typeof loadRegister>>;
export type RegisterPerson = Register['people'][number];

/** The register of a lesson: who is expected, who is there, by name. Throws `not_found`. */
export async function loadRegister(call: Call, lessonId: string | undefined) {
  const { app, actor, scope, today, now } = call;
  const { lesson, edition, course } = await openLesson(call, lessonId);
  const rows = await listRegister(app.db, scope, lesson.id);
  const people = rows.map((row) => ({
    id: row.id,
    name: listedNameOf(app.keys, row),
    no: row.card_no,
    minutes: row.present_minutes,
    walkIn: row.walk_in === 1,
  }));
  const { compare } = formatsFor(actor.language);
  people.sort((a, b) => compare(a.name ?? '\uffff', b.name ?? '\uffff'));
  const present = people.filter(({ minutes }) => minutes !== null).length;
  const desk = scopeFor(actor, 'session.read');
  const counts = lesson.status === 'held' && lesson.session_id !== null;
  return {
    id: lesson.id,
    editionId: edition.id,
    title: edition.shown_title,
    number: lesson.number,
    day: lesson.day,
    time: lesson.start_time,
    minutes: lesson.minutes,
    site: edition.site_name,
    trainers: await namesOf(call, lesson.trainer_id, edition.id),
    state: edition.status === 'cancelled' ? ('cancelled' as const) : lesson.status,
    isToCome: isToCome({ day: lesson.day, time: lesson.start_time }, { today, now, timeZone: app.timeZone }),
    forStaff: isForStaff(course),
    unnamed: lesson.unnamed,
    people,
    present,
    heads: present + lesson.unnamed,
    /** For whoever may open sessions. */
    session: counts && desk && scopeCovers(desk, edition.site_id) ? lesson.session_id : null,
  };
}

async function namesOf({ app }: Call, own: string | null, editionId: string): Promise<string> {
  if (own !== null) return (await findStaffName(app.db, own)) ?? '';
  return (await listEditionTrainers(app.db, [editionId])).map(({ full_name }) => full_name).join(', ');
}
