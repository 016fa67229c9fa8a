import { expect, it } from 'vitest';
import { addDays } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { providerSettingsFrom } from '../../app/platform/provider/provider-settings.server.ts';
import type { Db, Trx } from '../../db/index.ts';
import { endCodeEntry, listCodeLists, listCodeListVersion } from '../../db/queries/code-lists.ts';
import { insertGrant, lockStaff } from '../../db/queries/staff.ts';
import { civilToday } from '../support/civil-today.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { config, openTestSiteOn } from '../support/http-app.ts';
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

  it('decide about somebody as she is by then: what she may, her address, whether she works here', async () => {
    const db = await fresh();
    const provider = providerSettingsFrom({
      BOTTEGA_OIDC_ISSUER: 'http://127.0.0.1:1',
      BOTTEGA_OIDC_CLIENT_ID: 'bottega',
      BOTTEGA_OIDC_CLIENT_SECRET: 'segreto',
      BOTTEGA_OIDC_LABEL: 'SPID e CIE',
    });
    const site = await openTestSiteOn(db, { config: { ...config, provider } });
    const today = civilToday();
    const { trainer } = site.network.staff;
    const person = `/network/staff/${trainer}`;
    const anna = { full_name: 'Anna Prova', email: 'anna@test.bottega.example', language: 'it' };
    /** What a colleague finds who is sent there while somebody else changes the person. */
    async function meanwhile(change: (trx: Trx) => Promise<unknown>, act: () => Promise<Response>) {
      let acting: Promise<Response> | undefined;
      await db.transaction().execute(async (trx) => {
        await lockStaff(trx, [trainer]);
        await change(trx);
        acting = act();
        await untilSomebodyWaits(db);
      });
      return (await acting)?.status;
    }

    const admin = site.as('admin');
    expect((await admin.post(person, anna)).status).toBe(302);
    const moved = await meanwhile(
      (trx) =>
        trx
          .updateTable('staff')
          .set({ email: 'altra@test.bottega.example' })
          .where('id', '=', trainer)
          .execute(),
      () => admin.post(person, anna),
    );
    expect(moved).toBe(302);
    const [told] = await db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'staff.update')
      .orderBy('seq', 'desc')
      .execute();
    expect(JSON.parse(told?.detail ?? '')).toEqual({ email_changed: true });

    const end = (ended_on: string | null) => (trx: Db) =>
      trx.updateTable('staff').set({ ended_on }).where('id', '=', trainer).execute();
    expect(await meanwhile(end('2026-01-01'), () => admin.post(`${person}/invitation`))).toBe(404);
    await end(null)(db);

    const acts: readonly (readonly [string, Record<string, string>])[] = [
      ['', anna],
      ['/invitation', {}],
      ['/sign-on', { identifier: '' }],
      ['/factors', {}],
      ['/sign-ins', {}],
      ['/ending', { last_day: today }],
    ];
    const id = newId();
    for (const [path, fields] of acts) {
      const refused = await meanwhile(
        (trx) =>
          insertGrant(trx, {
            id,
            staff_id: trainer,
            role: 'admin',
            scope_kind: 'network',
            scope_id: null,
            starts_on: today,
            ends_on: null,
            created_at: new Date().toISOString(),
          }),
        () => site.as('coordinator').post(`${person}${path}`, fields),
      );
      expect([path, refused]).toEqual([path, 403]);
      await db.deleteFrom('staff_grant').where('id', '=', id).execute();
    }
    await site.close();
  });
});
