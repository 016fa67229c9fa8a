import { expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { endCodeEntry, listCodeLists, listCodeListVersion } from '../../db/queries/code-lists.ts';
import { civilToday } from '../support/civil-today.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';
import { untilSomebodyWaits } from '../support/until-somebody-waits.ts';

const ROUNDS = 5;

describeOnBothEngines('two who administer the network at once', (fresh) => {
  it('leave no site open of an organisation that has ended, whoever is first', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const admin = site.as('admin');
    const today = civilToday();
    const { organisation, site: siteId } = site.network.places.other;
    const set = (status: string) => admin.post(`/network/sites/${siteId}/status`, { status, day: today });
    const end = (fields: Record<string, string>) =>
      admin.post(`/network/organisations/${organisation}/ending`, fields);
    const last = { last_day: addDays(today, -1) };
    const plan = () =>
      admin.post('/network/sites/new', {
        id: newId(),
        name: 'Punto nuovo',
        kind: 'fixed',
        comune: 'Firenze',
        address: 'Via di prova 1',
        organisation,
      });
    const state = async () => ({
      ended: await db
        .selectFrom('organisation')
        .select('ended_on')
        .where('id', '=', organisation)
        .executeTakeFirstOrThrow(),
      open: await db
        .selectFrom('site')
        .select('id')
        .where('organisation_id', '=', organisation)
        .where('status', '<>', 'closed')
        .execute(),
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      const wishes = [() => end(last), () => set('active'), plan];
      await db.updateTable('site').set({ status: 'closed', status_day: null }).execute();
      await db.updateTable('organisation').set({ ended_on: null }).execute();
      await Promise.all(wishes.map((_, index) => wishes[(index + round) % wishes.length]?.()));
      const { ended, open } = await state();
      if (ended.ended_on !== null) expect(open).toEqual([]);
    }
    await db.updateTable('site').set({ status: 'closed', status_day: null }).execute();
    expect((await end(last)).status).toBe(302);
    const refused = await set('active');
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('L&#x27;ente è chiuso: prima annulla'),
    ]);
    expect((await end({ take_back: '1' })).status).toBe(302);
    // The second time it is so already.
    for (const _twice of [1, 2]) expect((await set('active')).status).toBe(302);
    await site.close();
  });

  it('start a version of a list as it is by then', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const before = (await listCodeLists(db)).find(({ list }) => list === 'outcome');
    const version = before?.version ?? 0;
    const [ended] = (await listCodeListVersion(db, 'outcome', version))?.entries ?? [];
    let starting: Promise<Response> | undefined;
    await db.transaction().execute(async (trx) => {
      await endCodeEntry(trx, 'outcome', version, ended?.code ?? '', '2098-12-31');
      const fields = { valid_from: '2099-01-01', source: 'prova' };
      starting = site.as('admin').post('/network/code-lists/outcome/versions', fields);
      await untilSomebodyWaits(db);
    });
    expect((await starting)?.status).toBe(302);
    const copied = (await listCodeListVersion(db, 'outcome', version + 1))?.entries ?? [];
    expect(copied).toHaveLength((before?.entries ?? 0) - 1);
    expect(copied.map(({ code }) => code)).not.toContain(ended?.code);
    await site.close();
  });

  it('give somebody the same role once', async () => {
    const db = await fresh();
    const site = await openTestSiteOn(db);
    const { staff, places } = site.network;
    const grant = { role: 'analyst', scope: `site:${places.own.site}`, starts_on: civilToday(), ends_on: '' };
    await Promise.all(
      [1, 2, 3].map(() => site.as('admin').post(`/network/staff/${staff.trainer}/grants`, grant)),
    );
    const given = await db
      .selectFrom('staff_grant')
      .select('id')
      .where('staff_id', '=', staff.trainer)
      .where('role', '=', 'analyst')
      .execute();
    expect(given).toHaveLength(1);
    await site.close();
  });
});
