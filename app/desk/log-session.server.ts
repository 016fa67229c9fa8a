import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Trx } from '../../db/index.ts';
import { findCase } from '../../db/queries/cases.ts';
import {
  type CitizenReader,
  type CitizenRow,
  listCitizens,
  updateCitizenProfile,
} from '../../db/queries/citizens.ts';
import { addCountedSession } from '../../db/queries/counted-sessions.ts';
import { insertNoticeReading } from '../../db/queries/notices.ts';
import { listProgrammesOfSite } from '../../db/queries/programmes-of-site.ts';
import { findSessionReceipt } from '../../db/queries/sessions.ts';
import { findSite } from '../../db/queries/sites.ts';
import type { Call } from '../access/gate.server.ts';
import { meetPerson } from '../people/meet-person.server.ts';
import { toldAnew } from '../people/profile-changes.ts';
import { audit } from '../platform/audit.server.ts';
import { isChangedMeanwhile, notFound } from '../platform/problem.ts';
import { followCase } from './follow-case.server.ts';
import { type LikelyDouble, likelyDouble } from './likely-double.server.ts';
import { closedFrame, isClosed, siteRefusal } from './rules.ts';
import type { SessionForm } from './session-form.server.ts';
import { isReceiptOf, sealReceipt } from './session-receipt.server.ts';
import { attendanceRows, sessionColumns } from './session-rows.server.ts';

export type LogResult =
  | { readonly kind: 'saved'; readonly personId: string | null }
  /** The id was used for something else: nothing was saved. */
  | { readonly kind: 'conflict' }
  | LikelyDouble
  | { readonly kind: 'closed'; readonly programme: string; readonly closedOn: string }
  | { readonly kind: 'site'; readonly status: 'planned' | 'suspended' | 'closed' }
  /** Its case is closed by now, or is being moved by somebody else. */
  | { readonly kind: 'case'; readonly caseId: string; readonly state: 'closed' | 'moved' };

/**
 * Records a visit. The same id with the same content is the same session, however often it comes;
 * other content under a used id is refused. Throws 404 for people, cases or sites outside the scope.
 */
export async function logSession(
  call: Call,
  siteId: string,
  id: string,
  form: SessionForm,
): Promise<LogResult> {
  const { app, actor, scope, today, now } = call;
  const site = await findSite(app.db, scope, siteId);
  if (!site) throw notFound();
  const reader: CitizenReader = { scope, staffId: actor.staffId, today };
  const people = await listCitizens(app.db, reader, form.content.people);
  if (people.length !== form.content.people.length) throw notFound();
  const existingCase = form.content.caseId ? await findCase(app.db, scope, form.content.caseId) : undefined;
  const ofThem = existingCase && people.some((person) => person.person_no === existingCase.person_no);
  if (form.content.caseId && !ofThem) throw notFound();

  const said = saidBy(siteId, form);
  const known = await recognise(call, id, said);
  if (known) return known === 'same' ? { kind: 'saved', personId: onlyPerson(form) } : { kind: 'conflict' };

  const status = siteRefusal(site, form.content.day);
  if (status) return { kind: 'site', status };
  const programmes = await listProgrammesOfSite(app.db, siteId);
  const closed = closedFrame(programmes, form.content.day, today);
  if (closed) return { kind: 'closed', programme: closed.name, closedOn: closed.closes_on ?? today };
  if (existingCase && isClosed(existingCase)) {
    return { kind: 'case', caseId: existingCase.id, state: 'closed' };
  }
  if (!form.confirmDouble) {
    const { day, topics } = form.content;
    const double = await likelyDouble(call, people, { exceptId: id, siteId, day, topics });
    if (double) return double;
  }

  const at = now.toISOString();
  try {
    await app.db.transaction().execute(async (trx) => {
      const present = await withProfiles(call, trx, siteId, people, form);
      const session = { id, siteId, day: form.content.day };
      const rows = attendanceRows(app.keys, session, present, form.content.anonymous);
      const caseId = await followCase(call, trx, { siteId, form, existingCase, person: present[0] });
      const added = await addCountedSession(
        trx,
        {
          id,
          site_id: siteId,
          facilitator_id: actor.staffId,
          ...sessionColumns(app.keys, id, { ...form.content, caseId }),
          content_hash: sealReceipt(app.keys, id, said),
          revision: 1,
          created_at: at,
          updated_at: at,
          deleted_at: null,
          deleted_by: null,
        },
        form.content.topics,
        rows,
      );
      if (!added) throw notFound();
      await noteReading(call, trx, siteId, present, form);
      await audit(trx, {
        at: now,
        staffId: actor.staffId,
        action: 'session.log',
        subjectKind: 'session',
        subjectId: id,
        siteId,
        detail: { heads: rows.length, day: form.content.day },
      });
    });
  } catch (error) {
    const moved = isChangedMeanwhile(error);
    if (!moved && !isUniqueViolation(error)) throw error;
    // The same form came twice at once and the other one was first.
    const other = await recognise(call, id, said);
    if (other === null && moved && existingCase) return lostCase(call, existingCase.id);
    if (other !== 'same') return { kind: 'conflict' };
  }
  return { kind: 'saved', personId: onlyPerson(form) };
}

/** Why the case could not be moved: somebody else was first. */
async function lostCase({ app, scope }: Call, caseId: string): Promise<LogResult> {
  const row = await findCase(app.db, scope, caseId);
  return { kind: 'case', caseId, state: !row || isClosed(row) ? 'closed' : 'moved' };
}

function saidBy(siteId: string, form: SessionForm): string {
  const { content, newPerson, profile, openCase, caseEnd, noticeRead } = form;
  const notice = noticeRead === null ? [] : [noticeRead];
  return JSON.stringify([siteId, content, newPerson, profile, openCase, caseEnd, ...notice]);
}

async function recognise({ app, actor }: Call, id: string, said: string): Promise<'same' | 'other' | null> {
  const receipt = await findSessionReceipt(app.db, id);
  if (!receipt) return null;
  const same = isReceiptOf(app.keys, receipt.content_hash, id, said);
  return same && receipt.facilitator_id === actor.staffId ? 'same' : 'other';
}

/** The person of an individual session, for whom a questionnaire can follow. */
function onlyPerson({ content, newPerson }: SessionForm): string | null {
  if (newPerson) return content.people.length === 0 ? newPerson.id : null;
  return content.people.length === 1 ? (content.people[0] ?? null) : null;
}

/** That the one person present has read the notice: with the visit or not at all. */
async function noteReading(
  { actor, today, now }: Call,
  trx: Trx,
  siteId: string,
  present: readonly CitizenRow[],
  { noticeRead }: SessionForm,
): Promise<void> {
  const [only, ...others] = present;
  if (!only || others.length > 0 || noticeRead === null) return;
  const reading = { citizen_id: only.id, version: noticeRead, day: today };
  const noted = await insertNoticeReading(trx, { ...reading, staff_id: actor.staffId, site_id: siteId });
  if (!noted) return;
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'notice.read',
    subjectKind: 'citizen',
    subjectId: only.id,
    siteId,
    detail: { version: noticeRead },
  });
}

/** Everybody present as they will be remembered: profiles brought up to date, a new person made. */
async function withProfiles(
  call: Call,
  trx: Trx,
  siteId: string,
  people: readonly CitizenRow[],
  form: SessionForm,
): Promise<CitizenRow[]> {
  const at = call.now.toISOString();
  if (form.newPerson) {
    const made = await meetPerson(call, trx, siteId, form.newPerson, form.profile);
    return [made, ...people];
  }
  const [only, ...others] = people;
  if (!only || others.length > 0) return [...people];
  // A form sends every answer it shows, most of them as they were.
  const told = toldAnew(only, form.profile);
  if (Object.keys(told).length === 0) return [only];
  await updateCitizenProfile(trx, only.id, told, at);
  await audit(trx, {
    at: call.now,
    staffId: call.actor.staffId,
    action: 'citizen.update',
    subjectKind: 'citizen',
    subjectId: only.id,
    siteId,
    detail: { fields: Object.keys(told).join(' ') },
  });
  return [{ ...only, ...told }];
}
