import { expect, it } from 'vitest';
import { mergeCitizens, undoMerge } from '../../db/queries/citizen-merges.ts';
import { erasePerson } from '../../db/queries/erasure.ts';
import {
  findHomeLink,
  findHomeLinkByToken,
  insertHomeLink,
  listOpenHomeLinks,
  renewHomeLink,
  revokeHomeLink,
  updateHomeLinkResponse,
  useHomeLink,
} from '../../db/queries/home-links.ts';
import { deleteLinks } from '../../db/queries/past-time.ts';
import { readPersonRows } from '../../db/queries/person-file.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const MADE = '2026-03-02T08:00:00.000Z';
const EXPIRY = '2026-03-16T08:00:00.000Z';
const BEFORE_EXPIRY = '2026-03-16T07:59:59.999Z';
const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const SIGNED = { staffId: 'anna', at: MADE };

describeOnBothEngines('a link to answer at home', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const maria = await world.addCitizen();
    const give = (id: string, person = maria) =>
      db.transaction().execute((trx) =>
        insertHomeLink(trx, {
          id,
          token_hash: `hash-${id}`,
          citizen_id: person.id,
          person_no: person.person_no,
          instrument: 'dsi-2',
          site_id: 'here',
          staff_id: 'anna',
          made_at: MADE,
          expires_at: EXPIRY,
        }),
      );
    const open = async (personNo = maria.person_no, at = MADE) =>
      (await listOpenHomeLinks(db, NETWORK, personNo, at)).map(({ id }) => id);
    return { db, world, maria, give, open };
  }

  it('is found by its token, by who works there, and is open until it expires', async () => {
    const { db, maria, give, open } = await openWorld();
    expect([await give('a'), await give('a')]).toEqual([true, false]);
    expect(await findHomeLinkByToken(db, 'hash-a')).toMatchObject({ id: 'a', response_id: null });
    expect(await findHomeLinkByToken(db, 'hash-b')).toBeUndefined();
    expect(await findHomeLink(db, HERE, 'a')).toMatchObject({ id: 'a' });
    expect(await findHomeLink(db, THERE, 'a')).toBeUndefined();
    expect(await listOpenHomeLinks(db, THERE, maria.person_no, MADE)).toEqual([]);
    expect(await open(maria.person_no, BEFORE_EXPIRY)).toEqual(['a']);
    expect(await open(maria.person_no, EXPIRY)).toEqual([]);
  });

  it('is used up by one of several at once, and never after it was revoked or has expired', async () => {
    const { db, give, open } = await openWorld();
    for (const id of ['used', 'revoked', 'late']) await give(id);
    const using = (id: string, at = MADE) => db.transaction().execute((trx) => useHomeLink(trx, id, at));
    const revoke = (id: string) => db.transaction().execute((trx) => revokeHomeLink(trx, id, MADE));
    const used = await Promise.all([using('used'), using('used'), using('used')]);
    expect(used.filter(Boolean)).toHaveLength(1);
    expect([await revoke('revoked'), await revoke('revoked'), await revoke('used')]).toEqual([
      true,
      false,
      false,
    ]);
    expect([await using('revoked'), await using('late', EXPIRY)]).toEqual([false, false]);
    expect(await open()).toEqual(['late']);
    const renewed = { token_hash: 'hash-new', expires_at: '2026-04-16T08:00:00.000Z' };
    const renew = (id: string) => db.transaction().execute((trx) => renewHomeLink(trx, id, renewed));
    expect([await renew('used'), await renew('revoked'), await renew('late')]).toEqual([false, false, true]);
    expect(await findHomeLinkByToken(db, 'hash-late')).toBeUndefined();
    expect(await using('late', EXPIRY)).toBe(true);
  });

  it('has one set of answers', async () => {
    const { db, world, maria, give } = await openWorld();
    await give('a');
    const answers = [
      await world.addResponse('here', '2026-03-02', maria),
      await world.addResponse('here', '2026-03-02', maria),
    ];
    const named = await Promise.all(
      answers.map((id) => db.transaction().execute((trx) => updateHomeLinkResponse(trx, 'a', id))),
    );
    expect(named.filter(Boolean)).toHaveLength(1);
  });

  it('follows the person through a merge and back, is told to them, and goes with them', async () => {
    const { db, world, maria, give, open } = await openWorld();
    const anna = await world.addCitizen();
    await give('a');
    const merge = { id: 'm', from: { id: maria.id, no: maria.no }, into: { id: anna.id, no: anna.no } };
    await db.transaction().execute((trx) => mergeCitizens(trx, merge, SIGNED));
    expect([await open(anna.person_no), await open(maria.no)]).toEqual([['a'], []]);
    const told = (await readPersonRows(db, anna.person_no)).home_link;
    expect(told).toMatchObject([{ id: 'a', expires_at: EXPIRY }]);
    expect(JSON.stringify(told)).not.toContain('hash-a');
    await db.transaction().execute((trx) => undoMerge(trx, 'm', SIGNED));
    expect([await open(anna.person_no), await open(maria.no)]).toEqual([[], ['a']]);
    await db.transaction().execute((trx) =>
      erasePerson(trx, {
        personNo: maria.no,
        requestId: null,
        staffId: null,
        at: MADE,
        day: '2026-03-02',
        newId: () => 'event',
        emptyIdentity: () => 'nobody',
      }),
    );
    expect(await findHomeLinkByToken(db, 'hash-a')).toBeUndefined();
  });

  it('is forgotten long after it has expired', async () => {
    const { db, give } = await openWorld();
    await give('a');
    const forget = (instant: string) =>
      db.transaction().execute((trx) => deleteLinks(trx, { day: instant.slice(0, 10), instant }, 10));
    expect([await forget(EXPIRY), await forget('2026-04-16T08:00:00.000Z')]).toEqual([0, 1]);
  });
});
