import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../support/http-app.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const form = (change: Readonly<Record<string, string>> = {}) => ({
  name: 'Cruscotto della Regione',
  role: 'analyst',
  scope: 'network',
  expires_on: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
  ...change,
});

it('an administrator makes a key that is shown once, reads figures with it and takes it back', async () => {
  const admin = site.as('admin');
  const made = await (await admin.post('/network/tokens/new', form())).text();
  const [secret = ''] = /bottega_[\w-]{43}/.exec(made) ?? [];
  expect(secret).not.toBe('');
  const ask = () => site.as('anonymous').get('/api/v1/sites', { Authorization: `Bearer ${secret}` });
  expect((await ask()).status).toBe(200);

  const list = await (await admin.get('/network/tokens')).text();
  expect(list).toContain('Cruscotto della Regione');
  expect(list).not.toContain(secret);
  const [address = ''] = /\/network\/tokens\/[\w-]+\/revocation/.exec(list) ?? [];
  for (let time = 0; time < 2; time += 1) {
    const sent = await admin.post(address);
    expect([sent.status, sent.headers.get('Location')]).toEqual([302, '/network/tokens?done=token_revoked']);
  }
  expect((await ask()).status).toBe(401);
  const entries = await site.app.db.selectFrom('audit_entry').select(['action', 'staff_id']).execute();
  const acts = entries.filter(({ action }) => /^token\.(create|revoke)$/.test(action));
  const { admin: staffId } = site.network.staff;
  expect(acts).toEqual([
    { action: 'token.create', staff_id: staffId },
    { action: 'token.revoke', staff_id: staffId },
  ]);
});

it.each([
  [{ name: '' }, 'name'],
  [{ name: '<b>Prova' }, 'name'],
  [{ role: 'facilitator' }, 'role'],
  [{ role: 'admin', scope: 'site:0199a000-0000-7000-8000-00000000000f' }, 'scope'],
  [{ scope: 'site:0199a000-0000-7000-8000-00000000000f' }, 'scope'],
  [{ scope: 'planet' }, 'scope'],
  [{ expires_on: '2020-01-01' }, 'expires_on'],
  [{ expires_on: '2099-01-01' }, 'expires_on'],
])('says at the field what is wrong with %j, and keeps what was typed', async (change, field) => {
  const answer = await site.as('admin').post('/network/tokens/new', form(change));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(`id="${field}-error"`);
  expect(page).not.toMatch(/bottega_[\w-]{43}/);
  const typed = Object.entries(change).find(([name]) => name === 'expires_on')?.[1];
  if (typed) expect(page).toContain(`value="${typed}"`);
});
