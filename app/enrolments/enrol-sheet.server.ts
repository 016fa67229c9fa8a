import { listPersonNumbers } from '../../db/queries/citizens.ts';
import {
  deleteEnrolmentSheet,
  findEnrolmentSheet,
  insertEnrolmentSheet,
} from '../../db/queries/enrolment-dues.ts';
import { type EnrolmentRow, insertEnrolments, nextPosition } from '../../db/queries/enrolments.ts';
import { listErasedCodes } from '../../db/queries/erasure.ts';
import type { Call } from '../access/gate.server.ts';
import { claimPeople } from '../people/receive-person.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { FaultList, type Faults } from '../references/faults.ts';
import { refuseForStaff, refuseOver, rowOf } from './add-arrival.server.ts';
import { openContact } from './contact.ts';
import { type HeldEdition, holdEdition, lookAtEdition } from './hold-edition.server.ts';
import { writeLetters } from './letters.server.ts';
import { NEEDS, type Need } from './needs.ts';
import { MOST_PEOPLE, readPeople, type SheetPerson, sameness } from './read-people.server.ts';
import { readSheet } from './read-sheet.server.ts';
import { placesFor } from './waiting-list.ts';

type Checked =
  | { readonly ok: true; readonly sheetId: string }
  | { readonly ok: false; readonly faults: Faults };

/**
 * Reads a sheet of people for an edition: without any fault it is kept (three days, sealed) to be enrolled by
 * `enrolSheet`, otherwise every fault is told by row and column and nothing is kept. Throws `not_found`, `staff_only`.
 */
export async function checkSheet(call: Call, editionId: string, bytes: Uint8Array): Promise<Checked> {
  const { app, scope, actor, now, today } = call;
  const held = await lookAtEdition(app, scope, editionId, now);
  refuseOver(held);
  refuseForStaff(held.edition);
  const faults = new FaultList();
  const records = await readSheet(bytes, MOST_PEOPLE, faults);
  const people = records ? await readPeople(records, needWords(), today, faults) : [];
  await tellDoubles(call, held, people, faults);
  const { seats, waiting } = placesFor(held.edition, held.standings, held.at);
  const places = seats + waiting;
  if (faults.count === 0 && people.length > places) {
    faults.add(null, null, 'too_few_seats', { people: people.length, places });
  }
  if (faults.count > 0) return { ok: false, faults: faults.all() };
  const sheetId = newId();
  await insertEnrolmentSheet(app.db, {
    id: sheetId,
    edition_id: editionId,
    staff_id: actor.staffId,
    people_sealed: app.keys.seal(JSON.stringify(people), sheetId),
    rows: people.length,
    made_at: now.toISOString(),
  });
  return { ok: true, sheetId };
}

/** What stands in a sheet for a need: the words of the page, in Italian and in English. */
function needWords(): Map<string, Need> {
  return new Map(
    (['it', 'en'] as const).flatMap((language) =>
      NEEDS.map((need) => {
        const word = wordsIn(language).t(`enrolments:need.${need}`);
        return [word.toLocaleLowerCase('it'), need] as const;
      }),
    ),
  );
}

/** Who of the sheet is in the edition already, by code or by name and contacts; who had everything erased is asked first. */
async function tellDoubles(
  { app }: Call,
  held: HeldEdition,
  people: readonly SheetPerson[],
  faults: FaultList,
): Promise<void> {
  const codeOf = new Map(
    people.flatMap(({ code }) =>
      code ? app.keys.lookupKeys(code.code).map((key) => [key, code.code] as const) : [],
    ),
  );
  const met = await listPersonNumbers(app.db, [...codeOf.keys()]);
  const known = new Map(met.map(({ code_key, person_no }) => [codeOf.get(code_key ?? ''), person_no]));
  const erased = new Set((await listErasedCodes(app.db, [...codeOf.keys()])).map((key) => codeOf.get(key)));
  const here = new Set(held.standings.map(({ person_no }) => person_no));
  const named = namesOf(app.keys, held.standings);
  for (const person of people) {
    const no = known.get(person.code?.code);
    const isHere =
      no === undefined ? person.givenName !== null && named.has(sameness(asOneName(person))) : here.has(no);
    if (isHere) faults.add(person.row, null, 'enrolled_already');
    if (person.code && no === undefined && erased.has(person.code.code)) {
      faults.add(person.row, 'codice_fiscale', 'erased_person');
    }
  }
}

/** The contact of an enrolment has one line for both names. */
function asOneName(person: SheetPerson) {
  const { givenName, familyName, email, phone } = person;
  return { givenName: nameOn({ givenName, familyName }), familyName: null, email, phone };
}

function nameOn({ givenName, familyName }: Pick<SheetPerson, 'givenName' | 'familyName'>): string | null {
  return [givenName, familyName].filter(Boolean).join(' ') || null;
}

function namesOf(keys: Call['app']['keys'], standings: readonly EnrolmentRow[]): Set<string> {
  return new Set(
    standings.map((row) => {
      const { name, email, phone } = openContact(keys, row);
      return sameness({ givenName: name, familyName: null, email, phone });
    }),
  );
}

/** A sheet that waits to be enrolled; undefined when it was, or belongs to somebody else. */
export async function findSheet({ app, actor }: Call, editionId: string, id: string) {
  return findEnrolmentSheet(app.db, { id, editionId, staffId: actor.staffId });
}

/**
 * Enrols everybody of a sheet that was found without fault, in its order, in one transaction: all of them or nobody. Who
 * came in meanwhile stays as they are. False for a sheet that is not there (any more): pressed twice, the first enrolled
 * it. Throws `too_few_seats` when seats went meanwhile.
 */
export async function enrolSheet(call: Call, editionId: string, sheetId: string): Promise<boolean> {
  const { app, scope, actor, now, today } = call;
  const sheet = await findSheet(call, editionId, sheetId);
  if (!sheet) return false;
  const people: SheetPerson[] = JSON.parse(app.keys.open(sheet.people_sealed, sheet.id));
  const isEnrolled = await app.db.transaction().execute(async (trx) => {
    const held = await holdEdition(trx, app, scope, editionId, now);
    refuseOver(held);
    // Pressed twice at once: the second finds it gone.
    if (!(await deleteEnrolmentSheet(trx, sheetId))) return false;
    const here = new Set(held.standings.flatMap(({ person_no }) => person_no ?? []));
    const places = placesFor(held.edition, held.standings, held.at);
    let { seats } = places;
    let position = await nextPosition(trx, editionId);
    const receiving = { keys: app.keys, now, today, siteId: held.edition.site_id, staffId: actor.staffId };
    const coming = people.flatMap(({ code, givenName, familyName }) =>
      code ? [{ reading: code, names: { givenName, familyName } }] : [],
    );
    const cards = await claimPeople(trx, receiving, coming);
    const rows: EnrolmentRow[] = [];
    for (const { code, givenName, familyName, email, phone, needs } of people) {
      const citizen = (code && cards.get(code.code)) ?? null;
      if (citizen && here.has(citizen.person_no)) continue;
      if (citizen) here.add(citizen.person_no);
      const row = rowOf(
        app,
        held,
        {
          id: newId(),
          person: citizen && { citizen_id: citizen.id, person_no: citizen.person_no },
          staffId: null,
          way: 'sheet',
          contact: {
            name: nameOn({ givenName, familyName }),
            email,
            phone,
            code: null,
            language: 'it',
          },
          needs,
          createdBy: actor.staffId,
          confirmBy: null,
        },
        seats > 0,
        position,
      );
      rows.push(row);
      seats -= 1;
      position += 1;
    }
    if (rows.length > places.seats + places.waiting) throw new Problem('too_few_seats', 409);
    await insertEnrolments(trx, rows);
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'enrolment.import',
      subjectKind: 'edition',
      subjectId: editionId,
      siteId: held.edition.site_id,
      detail: { rows: rows.length },
    });
    const about = { ...held, standings: [...held.standings, ...rows] };
    const letters = rows.map(
      (row) => ({ row, kind: row.status === 'waiting' ? row.status : 'enrolled' }) as const,
    );
    await writeLetters(trx, app, about, letters);
    return true;
  });
  if (isEnrolled) app.mail?.wake();
  return isEnrolled;
}
