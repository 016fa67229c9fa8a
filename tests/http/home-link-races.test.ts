import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { config, openTestSiteOn, type TestSite } from '../support/http-app.ts';

async function give({ as, network: { places } }: TestSite): Promise<string> {
  const fields = { id: newId(), instrument: 'dsi-2', language: 'it' };
  const sheet = await as('facilitator').post(`/people/${places.own.citizen}/home-links`, fields);
  return /\/q\/[0-9a-z-]{30}/.exec(await sheet.text())?.[0] ?? '';
}

describeOnBothEngines('a link for home, by many at once', (fresh) => {
  it('has one set of answers and is sent once', async () => {
    const site = await openTestSiteOn(await fresh());
    for (let round = 0; round < 3; round += 1) {
      const address = await give(site);
      const home = site.as('anonymous');
      const begun = await Promise.all(
        [1, 2, 3, 4].map(() => home.post(address, { page: '0', 'q-IU': '4', go: 'next' })),
      );
      for (const { status } of begun) expect([302, 409]).toContain(status);
      const sent = await Promise.all([1, 2, 3, 4].map(() => home.post(`${address}/completion`)));
      expect(sent.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
    }
    const kept = await site.app.db
      .selectFrom('response')
      .select('status')
      .where('way', '=', 'home')
      .execute();
    expect(kept).toEqual(Array(3).fill({ status: 'complete' }));
    const trail = await site.app.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'response.complete')
      .execute();
    expect(trail).toHaveLength(3);
    await site.close();
  });

  it('stands in no log and no trail, and is not guessed at without end', async () => {
    let written = '';
    const lines = new Writable({
      write(chunk, _encoding, next) {
        written += String(chunk);
        next();
      },
    });
    const rateLimits = { session: 300, address: 3000, anonymous: 30 };
    const parts = { config: { ...config, rateLimits }, log: openLog('info', lines) };
    const site = await openTestSiteOn(await fresh(), parts);
    const address = await give(site);
    const home = site.as('anonymous');
    for (const path of ['', '/completion', '/stopping']) await home.get(address + path);
    await home.post(address, { page: '0', 'q-IU': '4', go: 'next' });
    await home.post(`${address}/completion`);
    await home.get(address);
    const guesses = await Promise.all(
      Array.from(
        { length: 40 },
        async (_, index) => (await home.get(`/q/${String(index).padStart(26, '7')}`)).status,
      ),
    );
    expect(new Set(guesses)).toEqual(new Set([404, 429]));
    const trail = await site.app.db.selectFrom('audit_entry').selectAll().execute();
    await site.close();
    expect(written).toContain('/q/*');
    for (const token of [address.slice(3), address.slice(3).replaceAll('-', '')]) {
      expect(written).not.toContain(token);
      expect(JSON.stringify(trail)).not.toContain(token);
    }
  });
});
