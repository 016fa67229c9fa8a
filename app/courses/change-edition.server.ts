import { z } from 'zod';
import { findEdition, replaceEditionTrainers, updateEdition } from '../../db/queries/editions.ts';
import { findSite } from '../../db/queries/sites.ts';
import { lockStaff } from '../../db/queries/staff.ts';
import type { Call } from '../access/gate.server.ts';
import { holdEdition } from '../enrolments/hold-edition.server.ts';
import { freeSeats } from '../enrolments/waiting-list.ts';
import { day, found, readFields } from '../network/fields.server.ts';
import { audit } from '../platform/audit.server.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { formatsFor } from '../ui/formats.ts';
import { readEditionForm } from './edition-form.server.ts';
import { asOne, isInForce } from './in-force.ts';
import { fingerprintOf, judgeLessons } from './judge-lessons.server.ts';
import { loadOpenEdition, type OpenEdition } from './load-lesson.server.ts';
import { tellEnrolled } from './tell-enrolled.server.ts';

const Dates = z.object({ starts_on: day, ends_on: day });

/** What became of a change. */
type Changed =
  | { readonly ok: true }
  /** `warnings` are there when nothing is wrong but she has not seen them yet. */
  | {
      readonly ok: false;
      readonly errors: FieldErrors;
      readonly warnings: readonly FieldError[];
      readonly seen: string;
    };

const wrong = (errors: FieldErrors): Changed => ({ ok: false, errors, warnings: [], seen: '' });

/**
 * Changes where, by whom and for how many an edition is; what is so already is left as it is. Refused: seats below those
 * taken, dates that leave a lesson out, trainers who are taken or not there for a lesson to come, lessons outside the
 * programme. What she should know of a new place is shown first (`seen`), as when it is planned. A new place is told to
 * those enrolled, seats added are offered to those who wait.
 */
export async function changeEdition(call: Call, editionId: string, form: FormData): Promise<Changed> {
  const read = readEditionForm(form);
  const dates = readFields(form, Dates);
  if (!read.ok || !dates.ok) {
    return wrong({ ...(read.ok ? {} : read.errors), ...(dates.ok ? {} : dates.errors) });
  }
  const { app, actor, now, scope } = call;
  const { values, trainerIds, siteId, enrolUntil } = read.value;
  const site = await findSite(app.db, scope, siteId);
  if (!site) return wrong({ site: { key: 'ui:errors.choose' } });
  const result = await app.db.transaction().execute(async (trx): Promise<Changed> => {
    const { edition, standings, at } = await holdEdition(trx, app, scope, editionId, now);
    const open = await loadOpenEdition(trx, scope, editionId);
    const change = {
      ...values,
      ...dates.value,
      site_id: site.id,
      enrol_until: enrolUntil ?? dates.value.starts_on,
    };
    if (isInForce(edition, change) && asOne(open.trainerIds) === asOne(trainerIds)) return { ok: true };
    await lockStaff(trx, trainerIds);
    const errors: Record<string, FieldError> = frameErrors(open, dates.value, actor.language);
    const taken = edition.seats - freeSeats(edition.seats, standings, at);
    if (values.seats < taken) errors.seats = { key: 'courses:error.seats_taken', words: { count: taken } };
    const coming = open.lessons.filter(({ status, day }) => status === 'planned' && day >= call.today);
    const judged = await judgeLessons(
      trx,
      { scope, language: actor.language, today: call.today },
      {
        editionId: edition.id,
        site,
        placeKind: values.place_kind,
        programmeId: values.programme_id,
        lessons: coming.map((lesson) => ({
          ...lesson,
          trainerIds: lesson.trainer_id === null ? trainerIds : [lesson.trainer_id],
          room: values.place_kind === 'site' ? (lesson.room ?? values.room) : null,
        })),
      },
      { trainer: 'trainers', programme: 'programme' },
    );
    Object.assign(errors, judged.errors);
    if (change.enrol_until < change.enrol_from) errors.enrol_until ??= { key: 'courses:error.enrol_order' };
    const moves = placeOf(edition) !== placeOf({ ...edition, ...change });
    const warnings = moves ? judged.warnings : [];
    if (Object.keys(errors).length > 0) return { ok: false, errors, warnings, seen: '' };
    const seen = fingerprintOf(coming, warnings);
    if (warnings.length > 0 && textOf(form, 'seen') !== seen)
      return { ok: false, errors: {}, warnings, seen };
    const revision = Number(textOf(form, 'revision'));
    if (!(await updateEdition(trx, edition.id, revision, { ...change, updated_at: at })))
      throw new Problem('changed_meanwhile', 409);
    await replaceEditionTrainers(trx, edition.id, trainerIds);
    const place = found(await findEdition(trx, scope, edition.id));
    if (coming.length > 0 && moves) {
      await tellEnrolled(trx, call, edition, { kind: 'place_changed', place });
    }
    // Seats that were added are offered, with the place as it is now.
    await holdEdition(trx, app, scope, edition.id, now);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'edition.update',
      subjectKind: 'edition',
      subjectId: edition.id,
      siteId: site.id,
      detail: { ...dates.value, count: values.seats },
    });
    return { ok: true };
  });
  app.mail?.wake();
  return result;
}

type Placed = OpenEdition['edition'];

/** Everything by which people find the place. */
function placeOf({ site_id, place_kind, place_text, online_link, room }: Placed): string {
  return [site_id, place_kind, place_text, online_link, room].join('\n');
}

function frameErrors(
  { lessons }: OpenEdition,
  { starts_on, ends_on }: z.output<typeof Dates>,
  language: 'it' | 'en',
): Record<string, FieldError> {
  if (ends_on < starts_on) return { ends_on: { key: 'network:error.ends_before_start' } };
  const { date } = formatsFor(language);
  const outside = lessons.find(
    ({ status, day }) => status !== 'cancelled' && (day < starts_on || day > ends_on),
  );
  if (!outside) return {};
  const words = { number: outside.number, day: date(outside.day) };
  return {
    [outside.day < starts_on ? 'starts_on' : 'ends_on']: { key: 'courses:error.lesson_outside', words },
  };
}
