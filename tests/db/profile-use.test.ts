import { expect, it } from 'vitest';
import { findProfileUse } from '../../db/queries/profile-use.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const HERE: Scope = { kind: 'sites', siteIds: ['here'] };
const NOWHERE: Scope = { kind: 'sites', siteIds: [] };
const SINCE = '2026-01-01';

describeOnBothEngines('what people of a site tell', (fresh) => {
  it('is counted once a person, the most frequent first; not elsewhere, long ago, deleted or unsaid', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    const person = async (province: string | null, language: string | null) => {
      const citizen = await world.addCitizen();
      await db.updateTable('citizen').set({ province, language }).where('id', '=', citizen.id).execute();
      return citizen;
    };
    const visit = async (who: Awaited<ReturnType<typeof person>>, site = 'here', day = '2026-02-01') =>
      world.addSession({ site, day }, [who, null]);
    const often = await person('PI', 'sq');
    for (let times = 0; times < 3; times += 1) await visit(often);
    for (const language of ['it', 'it', 'ar']) await visit(await person('FI', language));
    await visit(await person(null, null));
    for (const language of ['zh', 'zh']) await visit(await person('PO', language), 'there');
    await visit(await person('GR', 'fr'), 'here', '2025-12-31');
    const gone = await visit(await person('MS', 'de'));
    await db.updateTable('session').set({ deleted_at: SINCE }).where('id', '=', gone).execute();

    const use = { province: ['FI', 'PI'], language: ['it', 'ar', 'sq'] };
    expect(await findProfileUse(db, HERE, 'here', SINCE)).toEqual(use);
    expect(await findProfileUse(db, NETWORK, 'here', SINCE)).toEqual(use);
    expect((await findProfileUse(db, NETWORK, 'there', SINCE)).province).toEqual(['PO']);
    const nothing = { province: [], language: [] };
    expect(await findProfileUse(db, HERE, 'there', SINCE)).toEqual(nothing);
    expect(await findProfileUse(db, NOWHERE, 'here', SINCE)).toEqual(nothing);
  });
});
