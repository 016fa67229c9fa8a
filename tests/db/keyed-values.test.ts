import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { rotateKeys } from '../../app/people/rotate-keys.server.ts';
import { UNKNOWN_IDENTITY } from '../../app/people/unknown-identity.ts';
import { checkKeys } from '../../app/platform/check-keys.server.ts';
import { claimCode, findByCode } from '../../app/platform/find-by-code.server.ts';
import { type KeyRing, openKeyRing } from '../../app/platform/keys.server.ts';
import type { Db } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { insertCitizen } from '../../db/queries/citizens.ts';
import { insertEnrolmentSheet } from '../../db/queries/enrolment-dues.ts';
import {
  countValuesByKey,
  countValuesNotOn,
  countValuesOn,
  deleteValuesNotOn,
  KEYED_COLUMNS,
  type KeyedColumn,
  listValuesNotOn,
  replaceValues,
} from '../../db/queries/keyed-values.ts';
import {
  findStaffOfIdentifier,
  findStaffOfSubject,
  linkStaffSignOn,
  resetStaffSignOn,
} from '../../db/queries/sign-on.ts';
import { makeCourse, makeEdition, makeEnrolment } from '../support/courses-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const NAME = { givenName: 'Ada', familyName: null };
const k1 = { id: 'k1', secret: randomBytes(32) };
const k2 = { id: 'k2', secret: randomBytes(32) };
const before = openKeyRing([k1]);
const during = openKeyRing([k2, k1]);
const after = openKeyRing([k2]);

function column(name: string): KeyedColumn {
  const found = KEYED_COLUMNS.find((one) => `${one.table}.${one.column}` === name);
  if (!found) throw new Error(name);
  return found;
}

function person(keys: KeyRing, id: string, code: string) {
  return {
    id,
    code_key: keys.lookupKey(code),
    identity_sealed: keys.seal(JSON.stringify({ ...UNKNOWN_IDENTITY, ...NAME, code }), id),
  };
}

/** A value in every column a key has to do with, written with `keys`. */
async function writeEverywhere(db: Db, keys: KeyRing) {
  const world = await openPeopleWorld(db);
  const known = await world.addCitizen(person(keys, 'citizen-of-old', 'CODE-OF-OLD'));
  await db
    .transaction()
    .execute((trx) => replaceNameKeys(trx, new Map([[known.id, nameKeysOf(keys, NAME)]])));
  const story = await world.addCase('here', '2026-01-10', known, {
    id: 'story',
    next_step_sealed: keys.seal('step', 'story'),
  });
  await db
    .insertInto('case_event')
    .values({
      id: 'event',
      case_id: story,
      at: NOW,
      day: '2026-01-10',
      staff_id: 'anna',
      kind: 'opened',
      waiting_on: null,
      due_on: null,
      next_step_sealed: keys.seal('step', 'story'),
    })
    .execute();
  const session = await world.addSession({ site: 'here', day: '2026-01-10' }, [known]);
  const note = { note_sealed: keys.seal('note', session), content_hash: keys.contentHash('of a form') };
  await db.updateTable('session').set(note).execute();
  for (const revision of [1, 2, 10]) {
    const content_sealed = keys.seal(`revision ${revision}`, session);
    const values = { session_id: session, revision, replaced_at: NOW, replaced_by: 'anna', content_sealed };
    await db.insertInto('session_revision').values(values).execute();
  }
  const letter = { id: 'letter', purpose: 'reset', content_sealed: keys.seal('text', 'letter') } as const;
  await db
    .insertInto('letter')
    .values({ ...letter, staff_id: 'anna', created_at: NOW, useless_at: NOW, tries: 0, next_try_at: NOW })
    .execute();
  await makeCourse(db, 'course', 'anna');
  await makeEdition(db, 'edition', { courseId: 'course', siteId: 'here', staffId: 'anna' });
  await makeEnrolment(db, 'enrolment', 'edition', 1, {
    contact_sealed: keys.seal('{}', 'enrolment'),
    needs_sealed: keys.seal('[]', 'enrolment'),
  });
  const sheet = { id: 'sheet', edition_id: 'edition', staff_id: 'anna', rows: 0, made_at: NOW };
  await insertEnrolmentSheet(db, { ...sheet, people_sealed: keys.seal('[]', 'sheet') });
  const certificate = { id: 'certificate', code_hash: 'code', code_sealed: keys.seal('code', 'certificate') };
  const issued = { minutes: 240, minutes_planned: 240, issued_on: '2026-03-31', issued_by: 'anna' };
  await db
    .insertInto('certificate')
    .values({ ...certificate, ...issued, enrolment_id: 'enrolment' })
    .execute();
  const feed = { id: 'feed', token_hash: 'token', token_sealed: keys.seal('token', 'feed') };
  await db
    .insertInto('calendar_feed')
    .values({ ...feed, staff_id: 'anna', made_at: NOW })
    .execute();
  const totp = { secret_sealed: keys.seal('secret', 'anna'), last_step: 0, created_at: NOW };
  await db
    .insertInto('totp')
    .values({ ...totp, staff_id: 'anna' })
    .execute();
  const keyed = (text: string) => ({ key: keys.lookupKey(text), sealed: keys.seal(text, 'anna') });
  await resetStaffSignOn(db, 'anna', keyed('identifier'));
  await linkStaffSignOn(db, 'anna', keyed('subject'), NOW);
  const attempt = { state_hash: 'state', checks_sealed: keys.seal('nonce', 'state') };
  await db
    .insertInto('sign_on_attempt')
    .values({ ...attempt, browser_hash: 'browser', next: '/', expires_at: NOW })
    .execute();
  const request = {
    id: 'request',
    no: 1,
    kind: 'erasure',
    citizen_id: known.id,
    person_no: known.person_no,
    site_id: 'here',
    received_on: '2026-01-10',
    received_by: 'anna',
    due_on: '2026-02-10',
    state: 'open',
  } as const;
  await db.insertInto('data_request').values(request).execute();
  const erased = { code_key: keys.lookupKey('ERASED'), erased_on: '2026-01-11', request_id: 'request' };
  await db.insertInto('erased_code').values(erased).execute();
  const failure = { key_hash: keys.contentHash('sign-in:x'), failures: 1, window_started_at: NOW };
  await db.insertInto('sign_in_failure').values(failure).execute();
  return { world, session };
}

describeOnBothEngines('values made with a key', (fresh) => {
  it('all pass to another key, and nothing else of the rows changes', async () => {
    const db = await fresh();
    const { session } = await writeEverywhere(db, before);
    const all = await countValuesOn(db, 'k1');
    const updated = await db.selectFrom('citizen').select('updated_at').executeTakeFirst();
    const told: string[] = [];
    const rotated = await rotateKeys({ db, keys: during }, (name, done, total) =>
      told.push(`${name} ${done}/${total}`),
    );
    expect(rotated).toEqual({ renewed: all, left: 0, unreadable: [] });
    expect(told).toHaveLength(KEYED_COLUMNS.length);
    expect(told).toContain('session_revision.content_sealed 3/3');
    expect(await countValuesOn(db, 'k1')).toBe(0);
    // The count of tries and the mark of an erased code were forgotten.
    expect(await countValuesOn(db, 'k2')).toBe(all - 2);

    expect(await findByCode({ db, keys: after }, 'CODE-OF-OLD')).toMatchObject({
      id: 'citizen-of-old',
      ...updated,
    });
    const names = await db.selectFrom('citizen_name').select('name_key').execute();
    expect(names.map((row) => row.name_key).sort()).toEqual(nameKeysOf(after, NAME).sort());
    expect(await findStaffOfSubject(db, after.lookupKeys('subject'))).toBe('anna');
    expect(await findStaffOfIdentifier(db, after.lookupKeys('identifier'))).toBe('anna');
    const event = await db.selectFrom('case_event').select('next_step_sealed').executeTakeFirstOrThrow();
    expect(after.open(event.next_step_sealed ?? '', 'story')).toBe('step');
    const revisions = await db.selectFrom('session_revision').selectAll().orderBy('revision').execute();
    expect(revisions.map((row) => after.open(row.content_sealed, session))).toEqual([
      'revision 1',
      'revision 2',
      'revision 10',
    ]);
    // A receipt of the first release cannot be made anew: it is of no form any more.
    const receipt = await db.selectFrom('session').select('content_hash').executeTakeFirstOrThrow();
    expect(after.open(receipt.content_hash, session)).toBe('');
    expect(await rotateKeys({ db, keys: during })).toMatchObject({ renewed: 0, left: 0 });
    // And back, if need be: the first key writes hashes without its name.
    const back = await rotateKeys({ db, keys: openKeyRing([k1, k2]) });
    expect(back).toMatchObject({ renewed: all - 2, left: 0 });
    expect(await findByCode({ db, keys: before }, 'CODE-OF-OLD')).toMatchObject({ id: 'citizen-of-old' });
  });

  it('what does not open is named and stays, the others pass', async () => {
    const db = await fresh();
    const { world } = await writeEverywhere(db, before);
    const all = await countValuesOn(db, 'k1');
    await world.addCitizen({ id: 'broken', identity_sealed: before.seal('{}', 'somebody else') });
    expect(await rotateKeys({ db, keys: during })).toEqual({
      renewed: all,
      left: 1,
      unreadable: ['citizen.identity_sealed of broken'],
    });
  });

  it('are written anew only where they still say what was read', async () => {
    const db = await fresh();
    const { session } = await writeEverywhere(db, before);
    const revisions = column('session_revision.content_sealed');
    const [first, ...others] = await listValuesNotOn(db, revisions, 'k2', null, 200);
    expect(others.map(({ key }) => key)).toEqual([
      [session, 2],
      [session, 10],
    ]);
    expect(await listValuesNotOn(db, revisions, 'k2', first?.key ?? null, 1)).toMatchObject([
      { key: [session, 2] },
    ]);
    if (!first) throw new Error('a revision');
    const saved = before.seal('saved meanwhile', session);
    await db
      .updateTable('session_revision')
      .set({ content_sealed: saved })
      .where('revision', '=', 1)
      .execute();
    const changes = [first, ...others].map((value) => ({ ...value, renewed: 'k2.new' }));
    const written = await db.transaction().execute((trx) => replaceValues(trx, revisions, changes));
    expect(written).toBe(2);
    expect(await db.transaction().execute((trx) => replaceValues(trx, revisions, []))).toBe(0);
    const now = await db
      .selectFrom('session_revision')
      .select('content_sealed')
      .orderBy('revision')
      .execute();
    expect(now.map((row) => row.content_sealed)).toEqual([saved, 'k2.new', 'k2.new']);
    expect(await countValuesNotOn(db, revisions, 'k2')).toBe(1);
    expect(await countValuesByKey(db, revisions, ['k2', 'k', 'k1'])).toEqual(
      new Map([
        ['k2', 2],
        ['k', 0],
        ['k1', 1],
      ]),
    );
    const failures = column('sign_in_failure.key_hash');
    const left = await countValuesOn(db, 'k1');
    await db.transaction().execute((trx) => deleteValuesNotOn(trx, failures, 'k1'));
    expect(await countValuesOn(db, 'k1')).toBe(left);
    await db.transaction().execute((trx) => deleteValuesNotOn(trx, failures, 'k2'));
    expect(await countValuesOn(db, 'k1')).toBe(left - 1);
  });
});

describeOnBothEngines('a code during a change of keys', (fresh) => {
  /** Somebody with this code sits down: what a desk does. */
  async function meet(db: Db, keys: KeyRing, code: string, id: string): Promise<string> {
    const met = await findByCode({ db, keys }, code);
    if (met) return met.id;
    return db.transaction().execute(async (trx) => {
      const known = await claimCode(trx, keys, code);
      if (known) return known.id;
      const row = { code_kind: 'fiscal', site_id: 'here', created_at: NOW, updated_at: NOW } as const;
      const nothing = {
        gender: null,
        education: null,
        occupation: null,
        citizenship: null,
        province: null,
        language: null,
      };
      return (await insertCitizen(trx, { ...row, ...nothing, ...person(keys, id, code) })).id;
    });
  }

  it('belongs to one person, though desks write with either key while it is changed', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const rings = [openKeyRing([k1, k2]), during];
    for (const keys of rings) await checkKeys({ db, keys });
    for (let no = 0; no < 300; no += 1) await world.addCitizen(person(before, `old-${no}`, `OLD-${no}`));

    const rotation = rotateKeys({ db, keys: during });
    const met = await Promise.all(
      Array.from({ length: 60 }, (_, no) => no).flatMap((no) =>
        rings.flatMap((keys, ring) => [
          meet(db, keys, `NEW-${no}`, `new-${no}-${ring}`).then((id) => [`NEW-${no}`, id] as const),
          meet(db, keys, `OLD-${no * 5}`, `doubled-${no}-${ring}`).then(
            (id) => [`OLD-${no * 5}`, id] as const,
          ),
        ]),
      ),
    );
    await rotation;
    const byCode = Map.groupBy(met, ([code]) => code);
    expect(byCode.size).toBe(120);
    for (const [code, answers] of byCode) {
      expect(new Set(answers.map(([, id]) => id)).size, code).toBe(1);
      if (code.startsWith('OLD')) expect(answers[0]?.[1]).toBe(code.toLowerCase());
    }
    const { length } = await db.selectFrom('citizen').select('id').execute();
    expect(length).toBe(360);
  });

  it('is neither looked up nor given by a process without the key others write with', async () => {
    const db = await fresh();
    await openPeopleWorld(db);
    const left = { db, keys: before };
    await checkKeys(left);
    expect(await findByCode(left, 'NEW')).toBeUndefined();
    // A server with another key writes although nobody noted its key: it does so itself.
    await meet(db, during, 'NEW', 'new');
    const refused = { code: 'keys_changed', status: 503 };
    await expect(findByCode(left, 'NEW')).rejects.toMatchObject(refused);
    await expect(meet(db, before, 'OTHER', 'other')).rejects.toMatchObject(refused);
    expect(await findByCode({ db, keys: during }, 'NEW')).toMatchObject({ id: 'new' });
  });
});
