import type { Db } from '../../db/index.ts';
import { type CourseSummary, findCourse } from '../../db/queries/courses.ts';
import { findEdition, insertEdition } from '../../db/queries/editions.ts';
import { insertLessons } from '../../db/queries/lessons.ts';
import { findPatronDay } from '../../db/queries/patron-days.ts';
import { findSite, type SiteRow } from '../../db/queries/sites.ts';
import { lockStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { newIdFrom } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Language } from '../platform/languages.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import type { Slot } from './clashes.ts';
import { type EditionForm, readEditionForm } from './edition-form.server.ts';
import { fingerprintOf, type Judgement, judgeLessons } from './judge-lessons.server.ts';
import { layOutLessons, type SkippedDay } from './lay-out-lessons.server.ts';
import { type LessonsForm, readLessonsForm } from './lessons-form.server.ts';

/** What an edition would be, before it is saved. */
export interface Preview {
  readonly lessons: readonly Slot[];
  readonly skipped: readonly SkippedDay[];
  readonly warnings: readonly FieldError[];
  /** The comune whose patron saint's day nobody has told; null when it is known, or does not matter. */
  readonly patronUnknown: string | null;
  /** What the form is sent with once she has seen all this. */
  readonly seen: string;
}

type Planned =
  | { readonly kind: 'planned'; readonly id: string }
  /** Nothing is wrong, but she has not seen it yet. */
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'wrong'; readonly errors: FieldErrors; readonly preview: Preview | null };

interface Draft {
  readonly course: CourseSummary;
  readonly edition: EditionForm;
  readonly lessons: LessonsForm;
  readonly site: SiteRow;
}

/**
 * Plans an edition with its lessons, once however often its form comes. A form that has not seen what it makes (`seen`) gets it shown first: the lessons, what
 * was skipped and why, what clashes. Certain clashes are refused; looked at again inside the transaction, so that of two
 * who plan the same trainer at the same time one is told.
 */
export async function planEdition(call: Call, form: FormData): Promise<Planned> {
  const draft = await readDraft(call, form);
  if (!draft.ok) return { kind: 'wrong', errors: draft.errors, preview: null };
  const seen = textOf(form, 'seen');
  const id = newIdFrom(form);
  return call.app.db.transaction().execute(async (trx): Promise<Planned> => {
    await lockStaff(trx, draft.value.edition.trainerIds);
    if (await findEdition(trx, call.scope, id)) return { kind: 'planned', id };
    const { preview, errors } = await previewOf(trx, call, draft.value);
    if (Object.keys(errors).length > 0) return { kind: 'wrong', errors, preview };
    if (preview.seen !== seen) return { kind: 'preview', preview };
    await writeEdition(trx, call, id, draft.value, preview.lessons);
    return { kind: 'planned', id };
  });
}

type ReadDraft =
  | { readonly ok: true; readonly value: Draft }
  | { readonly ok: false; readonly errors: FieldErrors };

async function readDraft({ app, scope }: Call, form: FormData): Promise<ReadDraft> {
  const edition = readEditionForm(form);
  const lessons = readLessonsForm(form);
  const courseId = textOf(form, 'course');
  const course = isId(courseId) ? await findCourse(app.db, courseId) : undefined;
  const isOffered = course?.status === 'offered';
  const errors: Record<string, FieldError> = {
    ...(isOffered ? {} : { course: { key: 'courses:error.course' } }),
    ...(lessons.ok ? {} : lessons.errors),
    ...(edition.ok ? {} : edition.errors),
  };
  const site = edition.ok ? await findSite(app.db, scope, edition.value.siteId) : undefined;
  if (edition.ok && !site) errors.site = { key: 'ui:errors.choose' };
  if (!edition.ok || !lessons.ok || !site || !isOffered) return { ok: false, errors };
  return { ok: true, value: { course, edition: edition.value, lessons: lessons.value, site } };
}

async function previewOf(
  db: Db,
  { scope, actor, today }: Call,
  { course, edition, lessons, site }: Draft,
): Promise<{ preview: Preview; errors: Judgement['errors'] }> {
  const { place_kind, room, programme_id, enrol_from } = edition.values;
  const place = { siteId: site.id, comune: site.comune, kind: place_kind };
  const { slots, skipped } = await layOutLessons(db, scope, lessons, place);
  const judged = await judgeLessons(
    db,
    { scope, language: actor.language, today },
    {
      editionId: null,
      site,
      placeKind: place_kind,
      programmeId: programme_id,
      lessons: slots.map((slot) => ({
        ...slot,
        trainerIds: edition.trainerIds,
        room: place_kind === 'site' ? room : null,
      })),
    },
    { trainer: 'trainers', programme: 'programme' },
  );
  const errors = { ...judged.errors };
  const last = slots.at(-1)?.day ?? '';
  if (enrol_from > last) errors.enrol_from = { key: 'courses:error.enrol_after' };
  const warnings = [...judged.warnings, ...otherThanTheCourse(course, slots, actor.language)];
  const isUnknown = place_kind !== 'online' && !(await findPatronDay(db, site.comune));
  const patronUnknown = isUnknown ? site.comune_name : null;
  const seen = fingerprintOf(slots, warnings);
  return { preview: { lessons: slots, skipped, warnings, patronUnknown, seen }, errors };
}

/** Says how many lessons, and how long, the course is meant to have, where these are others. */
function otherThanTheCourse(course: CourseSummary, slots: readonly Slot[], language: Language): FieldError[] {
  const { lessons_planned: count, minutes_per_lesson } = course;
  if (slots.length === count && slots.every(({ minutes }) => minutes === minutes_per_lesson)) return [];
  const each = formatsFor(language).duration(minutes_per_lesson);
  return [{ key: 'courses:warning.course_plan', words: { count, each } }];
}

async function writeEdition(
  trx: Parameters<typeof lockStaff>[0],
  { actor, now }: Call,
  id: string,
  { course, edition, site }: Draft,
  slots: readonly Slot[],
): Promise<void> {
  const stamp = now.toISOString();
  const [first, last] = [slots[0]?.day ?? '', slots.at(-1)?.day ?? ''];
  const { enrol_from } = edition.values;
  await insertEdition(
    trx,
    {
      id,
      course_id: course.id,
      site_id: site.id,
      ...edition.values,
      enrol_until: edition.enrolUntil ?? (first < enrol_from ? last : first),
      starts_on: first,
      ends_on: last,
      status: 'planned',
      cancel_reason: null,
      revision: 1,
      created_by: actor.staffId,
      created_at: stamp,
      updated_at: stamp,
    },
    edition.trainerIds,
  );
  await insertLessons(
    trx,
    slots.map(({ day, start_time, minutes }, index) => ({
      id: newId(),
      edition_id: id,
      number: index + 1,
      day,
      start_time,
      minutes,
      room: null,
      trainer_id: null,
      status: 'planned',
      cancel_reason: null,
      session_id: null,
      notes: '',
      revision: 1,
      updated_at: stamp,
    })),
  );
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'edition.plan',
    subjectKind: 'edition',
    subjectId: id,
    siteId: site.id,
    detail: { starts_on: first, ends_on: last, count: slots.length },
  });
}
