import { expect, it } from 'vitest';
import { erasePerson } from '../../db/queries/erasure.ts';
import {
  findPaper,
  findPaperOfResponse,
  insertPaper,
  listWaitingPapers,
  updateLanguageOfPaper,
  updatePaper,
} from '../../db/queries/papers.ts';
import { readPersonRows } from '../../db/queries/person-file.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const THERE: Scope = { kind: 'sites', siteIds: ['there'] };
const AT = '2026-03-09T10:00:00.000Z';

describeOnBothEngines('papers', (fresh) => {
  async function openWorld() {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const maria = await world.addCitizen();
    const begin = async (site: string, day: string) => {
      const id = await world.addResponse(site, day, maria);
      await db
        .updateTable('response')
        .set({ status: 'in_progress', way: 'paper' })
        .where('id', '=', id)
        .execute();
      return id;
    };
    const print = (code: string, response_id: string, printed_on: string | null = '2026-03-01') =>
      db.transaction().execute((trx) => insertPaper(trx, { code, response_id, printed_on, updated_at: AT }));
    const waiting = async (scope: Scope, siteId: string, since = '2026-01-01', limit = 9) =>
      (await listWaitingPapers(db, scope, { siteId, since, limit })).map(({ code }) => code);
    return { db, maria, begin, print, waiting };
  }

  it('have a number nobody else has, one for each questionnaire, found in scope', async () => {
    const { db, maria, begin, print } = await openWorld();
    const [first, second] = [await begin('here', '2026-03-01'), await begin('here', '2026-03-02')];
    expect([await print('A', first), await print('A', second), await print('B', first)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await findPaper(db, HERE, 'A')).toMatchObject({
      response_id: first,
      citizen_id: maria.id,
      printed_on: '2026-03-01',
      way: 'paper',
      status: 'in_progress',
      revision: 1,
    });
    expect((await findPaperOfResponse(db, HERE, first))?.code).toBe('A');
    expect([
      await findPaper(db, THERE, 'A'),
      await findPaperOfResponse(db, THERE, first),
      await findPaper(db, NETWORK, 'B'),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('wait at their site until they are done, the latest first', async () => {
    const { db, begin, print, waiting } = await openWorld();
    const [old, late, far] = [
      await begin('here', '2026-01-02'),
      await begin('here', '2026-03-02'),
      await begin('there', '2026-03-03'),
    ];
    for (const [code, id] of [
      ['OLD', old],
      ['LATE', late],
      ['FAR', far],
    ] as const) {
      await print(code, id);
    }
    expect(await waiting(HERE, 'here')).toEqual(['LATE', 'OLD']);
    expect(await waiting(HERE, 'here', '2026-02-01')).toEqual(['LATE']);
    expect(await waiting(NETWORK, 'here', '2026-01-01', 1)).toEqual(['LATE']);
    expect(await waiting(HERE, 'there')).toEqual([]);
    await db.updateTable('response').set({ way: 'desk' }).where('id', '=', old).execute();
    await db.updateTable('response').set({ status: 'complete' }).where('id', '=', late).execute();
    expect(await waiting(NETWORK, 'here')).toEqual([]);
  });

  it('keep a reading of whoever has seen the latest, and the language they are printed in', async () => {
    const { db, begin, print } = await openWorld();
    const id = await begin('here', '2026-03-01');
    await print('A', id);
    const keep = (revision: number, first_reading: string) =>
      db.transaction().execute((trx) => updatePaper(trx, 'A', revision, { first_reading, updated_at: AT }));
    expect([await keep(1, 'one'), await keep(1, 'other'), await keep(2, 'two')]).toEqual([true, false, true]);
    await db.transaction().execute((trx) => updateLanguageOfPaper(trx, id, 'ar'));
    expect(await findPaper(db, HERE, 'A')).toMatchObject({
      first_reading: 'two',
      revision: 3,
      language: 'ar',
    });
    await db.updateTable('response').set({ status: 'complete' }).where('id', '=', id).execute();
    await db.transaction().execute((trx) => updateLanguageOfPaper(trx, id, 'it'));
    expect(await findPaper(db, HERE, 'A')).toMatchObject({ language: 'ar' });
  });

  it('go when the person is erased, while what was declined stays counted', async () => {
    const { db, maria, begin, print } = await openWorld();
    await print('A', await begin('here', '2026-03-01'));
    await db
      .insertInto('declined_questionnaire')
      .values({
        id: 'no',
        citizen_id: maria.id,
        person_no: maria.person_no,
        site_id: 'here',
        staff_id: 'anna',
        instrument: 'dsi-2',
        day: '2026-03-01',
        at: AT,
      })
      .execute();
    const held = await readPersonRows(db, maria.person_no);
    expect([held.paper, held.declined_questionnaire].map((rows) => rows.length)).toEqual([1, 1]);
    await db.transaction().execute((trx) =>
      erasePerson(trx, {
        personNo: maria.person_no,
        requestId: null,
        staffId: null,
        at: AT,
        day: '2026-03-09',
        newId: () => 'ending',
        emptyIdentity: (id) => `nobody ${id}`,
      }),
    );
    const left = await readPersonRows(db, maria.person_no);
    expect([left.paper, left.declined_questionnaire].map((rows) => rows.length)).toEqual([0, 1]);
    expect(await findPaper(db, NETWORK, 'A')).toBeUndefined();
  });
});
