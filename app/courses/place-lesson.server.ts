import { z } from 'zod';
import type { Trx } from '../../db/index.ts';
import { countTakenElsewhere } from '../../db/queries/edition-messages.ts';
import { lockEdition, updateEdition } from '../../db/queries/editions.ts';
import { findLesson, insertLessons, lockLesson, updateLesson } from '../../db/queries/lessons.ts';
import { lockStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { day, found, optionalLine, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import { endTime, firstOverlap, type Slot } from './clashes.ts';
import { isInForce } from './in-force.ts';
import { fingerprintOf, judgeLessons } from './judge-lessons.server.ts';
import { endsThatDay, minutes, time } from './lessons-form.server.ts';
import { loadOpenEdition, loadOpenLesson, type OpenEdition } from './load-lesson.server.ts';
import { tellEnrolled } from './tell-enrolled.server.ts';

const Fields = z.object({
  day,
  start_time: time,
  minutes,
  room: optionalLine(60),
  trainer: z.string(),
});

/** What became of a lesson that was to be placed. */
type Placed =
  | { readonly ok: true; readonly editionId: string }
  /** `warnings` are there when nothing is wrong but she has not seen them yet. */
  | {
      readonly ok: false;
      readonly errors: FieldErrors;
      readonly warnings: readonly FieldError[];
      readonly seen: string;
    };

type Wanted = z.output<typeof Fields>;

type Place = { readonly lessonId: string } | { readonly editionId: string; readonly newId: string };

/**
 * Moves a lesson (`lessonId`) or adds one (`newId`) to an edition; the same form again changes nothing more. The same rules hold as when it was planned; a day outside the edition's dates is refused unless `prolong` is ticked.
 * Those enrolled are told, in the same transaction.
 */
export async function placeLesson(call: Call, at: Place, form: FormData): Promise<Placed> {
  const read = readFields(form, Fields);
  if (!read.ok) return { ok: false, errors: read.errors, warnings: [], seen: '' };
  const wanted = read.value;
  if (!endsThatDay(wanted)) {
    return { ok: false, errors: { minutes: { key: 'courses:error.midnight' } }, warnings: [], seen: '' };
  }
  const placed = await call.app.db.transaction().execute(async (trx): Promise<Placed> => {
    const { editionId, isDone } = await hold(trx, call.scope, at, wanted);
    if (isDone) return { ok: true, editionId };
    const moved = 'lessonId' in at ? await loadOpenLesson(trx, call.scope, at.lessonId) : null;
    const open = moved ?? (await loadOpenEdition(trx, call.scope, editionId));
    await lockStaff(trx, wanted.trainer === '' ? open.trainerIds : [wanted.trainer]);
    const judged = await judge(trx, call, open, moved?.lesson.id ?? null, wanted);
    const errors = { ...judged.errors };
    const frame = prolongedFrame(open, wanted.day);
    if (frame && textOf(form, 'prolong') !== '1') {
      const { date } = formatsFor(call.actor.language);
      const { starts_on, ends_on } = open.edition;
      errors.day ??= {
        key: 'courses:error.outside_edition',
        words: { from: date(starts_on), to: date(ends_on) },
      };
    }
    const { warnings } = judged;
    const seen = fingerprintOf([wanted], warnings);
    if (Object.keys(errors).length > 0) return { ok: false, errors, warnings, seen: '' };
    if (warnings.length > 0 && textOf(form, 'seen') !== seen)
      return { ok: false, errors: {}, warnings, seen };
    if (frame && !(await updateEdition(trx, open.edition.id, open.edition.revision, frame))) {
      throw new Problem('changed_meanwhile', 409);
    }
    if (moved) await moveLesson(trx, call, moved, wanted, Number(textOf(form, 'revision')));
    else if ('newId' in at) await addLesson(trx, call, open, at.newId, wanted);
    return { ok: true, editionId };
  });
  if (placed.ok) call.app.mail?.wake();
  return placed;
}

/** Holds the edition until the transaction ends; `isDone` when all the form says is so already. */
async function hold(
  trx: Trx,
  scope: Call['scope'],
  at: Place,
  wanted: Wanted,
): Promise<{ readonly editionId: string; readonly isDone: boolean }> {
  if ('lessonId' in at) {
    const lesson = found(await lockLesson(trx, scope, at.lessonId));
    const isDone = lesson.status === 'planned' && isInForce(lesson, columnsOf(wanted));
    return { editionId: lesson.edition_id, isDone };
  }
  const { id } = found(await lockEdition(trx, scope, at.editionId));
  return { editionId: id, isDone: (await findLesson(trx, scope, at.newId)) !== undefined };
}

function columnsOf({ room, trainer, ...slot }: Wanted) {
  return { ...slot, room: room || null, trainer_id: trainer || null };
}

/** The edition's dates with the day in them; null when it lies in them already. */
function prolongedFrame({ edition }: OpenEdition, wanted: string) {
  const { starts_on, ends_on } = edition;
  if (wanted >= starts_on && wanted <= ends_on) return null;
  return wanted < starts_on ? { starts_on: wanted } : { ends_on: wanted };
}

async function judge(trx: Trx, call: Call, open: OpenEdition, lessonId: string | null, wanted: Wanted) {
  const { edition, site, trainerIds, lessons } = open;
  const slot: Slot = { day: wanted.day, start_time: wanted.start_time, minutes: wanted.minutes };
  const judged = await judgeLessons(
    trx,
    { scope: call.scope, language: call.actor.language, today: call.today },
    {
      editionId: edition.id,
      site,
      placeKind: edition.place_kind,
      programmeId: edition.programme_id,
      lessons: [
        {
          ...slot,
          trainerIds: wanted.trainer === '' ? trainerIds : [wanted.trainer],
          room: edition.place_kind === 'site' ? wanted.room || edition.room : null,
        },
      ],
    },
    { trainer: 'trainer', programme: 'day' },
  );
  const others = lessons.filter(({ id, status }) => id !== lessonId && status !== 'cancelled');
  const errors: Record<string, FieldError> = { ...judged.errors };
  const clash = others.find((other) => firstOverlap([other, slot]));
  if (clash) errors.start_time = { key: 'courses:error.own_lesson', words: { number: clash.number } };
  const count = await countTakenElsewhere(trx, edition.id, {
    day: slot.day,
    start: slot.start_time,
    end: endTime(slot),
  });
  const people: FieldError[] = count === 0 ? [] : [{ key: 'courses:warning.people', words: { count } }];
  return { errors, warnings: [...judged.warnings, ...people] };
}

async function moveLesson(
  trx: Trx,
  call: Call,
  { edition, lesson }: Awaited<ReturnType<typeof loadOpenLesson>>,
  wanted: Wanted,
  revision: number,
): Promise<void> {
  const change = { ...columnsOf(wanted), updated_at: call.now.toISOString() };
  if (!(await updateLesson(trx, lesson.id, revision, change))) throw new Problem('changed_meanwhile', 409);
  const moved =
    lesson.day !== wanted.day || lesson.start_time !== wanted.start_time || lesson.minutes !== wanted.minutes;
  if (moved) {
    const { id: lessonId, number } = lesson;
    await tellEnrolled(trx, call, edition, {
      kind: 'lesson_moved',
      lessonId,
      number,
      before: lesson,
      after: wanted,
    });
  }
  await audit(trx, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'lesson.move',
    subjectKind: 'edition',
    subjectId: edition.id,
    siteId: edition.site_id,
    detail: { from: lesson.day, to: wanted.day, count: lesson.number },
  });
}

async function addLesson(
  trx: Trx,
  call: Call,
  { edition, lessons }: OpenEdition,
  id: string,
  wanted: Wanted,
): Promise<void> {
  const number = Math.max(0, ...lessons.map((lesson) => lesson.number)) + 1;
  await insertLessons(trx, [
    {
      id,
      edition_id: edition.id,
      number,
      ...columnsOf(wanted),
      status: 'planned',
      cancel_reason: null,
      session_id: null,
      notes: '',
      revision: 1,
      updated_at: call.now.toISOString(),
    },
  ]);
  await tellEnrolled(trx, call, edition, { kind: 'lesson_added', lessonId: id, after: wanted });
  await audit(trx, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'lesson.add',
    subjectKind: 'edition',
    subjectId: edition.id,
    siteId: edition.site_id,
    detail: { day: wanted.day, count: number },
  });
}
