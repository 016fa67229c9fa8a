import { expect, it } from 'vitest';
import { insertResponse } from '../../db/queries/responses.ts';
import { listVersionUse } from '../../db/queries/version-use.ts';
import { NETWORK } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

describeOnBothEngines('the use of versions', (fresh) => {
  it('counts finished answers in scope by way, with the months of the first and the last', async () => {
    const db = await fresh();
    const person = await (await openPeopleWorld(db)).addCitizen();
    const begin = (id: string, day: string, site_id: string, way: 'desk' | 'tablet') =>
      db.transaction().execute((trx) =>
        insertResponse(trx, {
          id,
          citizen_id: person.id,
          person_no: person.person_no,
          site_id,
          staff_id: 'anna',
          session_id: null,
          instrument: 'needs',
          version: 1,
          definition_hash: 'h',
          language: 'it',
          way,
          day,
          started_at: `${day}T10:00:00Z`,
        }),
      );
    await begin('r1', '2026-02-28', 'here', 'desk');
    await begin('r2', '2026-05-01', 'here', 'desk');
    await begin('r3', '2026-03-01', 'there', 'tablet');
    await begin('r4', '2026-01-01', 'here', 'desk');
    await db.updateTable('response').set({ status: 'complete' }).where('id', '<>', 'r4').execute();

    const desk = {
      instrument: 'needs',
      version: 1,
      way: 'desk',
      answers: 2,
      first: '2026-02',
      last: '2026-05',
    };
    const tablet = { ...desk, way: 'tablet', answers: 1, first: '2026-03', last: '2026-03' };
    expect(await listVersionUse(db, NETWORK)).toEqual([desk, tablet]);
    expect(await listVersionUse(db, { kind: 'sites', siteIds: ['there'] })).toEqual([tablet]);
    expect(await listVersionUse(db, { kind: 'sites', siteIds: [] })).toEqual([]);
  });
});
