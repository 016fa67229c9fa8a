import { DefaultQueryExecutor } from 'kysely';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashPassword } from '../../app/access/passwords.server.ts';
import { mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import type { Db } from '../../db/index.ts';
import { freshSqlite } from '../support/engines.ts';
import { config, openTestSite, openTestSiteOn, type TestSite } from '../support/http-app.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';

const ANNA = 'prova.facilitatrice@test.bottega.example';
const NEW_PASSWORD = 'tutta nuova e piuttosto lunga';
const MINUTE = 60_000;

let server: MailServer;
let db: Db;
let site: TestSite;
let now: number;

/** Listens to every statement a database is asked for. */
const executeQuery = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
afterAll(() => executeQuery.mockRestore());

beforeEach(async () => {
  server = await openMailServer();
  const mail = mailSettingsFrom({
    BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    BOTTEGA_MAIL_FROM: 'bottega@rete.example',
  });
  db = await freshSqlite();
  now = Date.now();
  site = await openTestSiteOn(db, { config: { ...config, mail }, clock: { now: () => new Date(now) } });
});
afterEach(async () => {
  await site.app.mail?.stop();
  await site.close();
  await server.close();
  await db.destroy();
});

async function setPassword(): Promise<void> {
  await db
    .updateTable('staff')
    .set({ password_hash: await hashPassword('quella di prima era questa') })
    .where('id', '=', site.network.staff.facilitator)
    .execute();
}

const anonymous = () => site.as('anonymous');
const ask = (email: string) => anonymous().post('/password-reset', { email });
const deliver = () => site.app.mail?.sendDue();
const linkIn = (text: string | undefined) => new URL(/http:\S+/.exec(text ?? '')?.[0] ?? '').pathname;
const signIn = (password: string, email = ANNA) => anonymous().post('/sign-in', { email, password });
const actions = async () =>
  (await db.selectFrom('audit_entry').select('action').orderBy('seq').execute()).map(({ action }) => action);

describe('an invitation by mail', () => {
  const somebody = {
    full_name: 'Nuova Collega',
    email: 'nuova@test.bottega.example',
    language: 'en',
    role: 'facilitator',
    starts_on: '2026-01-01',
    ends_on: '',
  };
  const invite = (more: Record<string, string> = {}) =>
    site.as('admin').post('/network/staff/new', {
      ...somebody,
      scope: `site:${site.network.places.own.site}`,
      ...more,
    });

  it('reaches the person in her language; nobody else ever sees the link, and it works once', async () => {
    const answer = await invite();
    const page = await answer.text();
    expect(page).toContain('nuova@test.bottega.example');
    expect(page).not.toContain('/set-up/');
    expect(JSON.stringify(await db.selectFrom('letter').selectAll().execute())).not.toContain('nuova@');
    await deliver();
    const [letter] = server.letters;
    expect(letter?.to).toEqual(['nuova@test.bottega.example']);
    expect(letter?.headers).toContain('Subject: Invitation to work with Rete di prova');
    const link = linkIn(letter?.text);
    expect(letter?.html).toContain(link);
    expect((await anonymous().post(link, { password: NEW_PASSWORD })).status).toBe(302);
    expect((await anonymous().get(link)).status).toBe(404);
    expect((await signIn(NEW_PASSWORD, 'nuova@test.bottega.example')).status).toBe(302);
  });

  it('shows a name as a name, whatever stands in it', async () => {
    const name = `O'Hara & "Figli" <3`;
    await invite({ full_name: name });
    await db.updateTable('network').set({ name: 'Rete <b>&</b>\r\nBcc: eva@rete.example' }).execute();
    await invite({ email: 'altra@test.bottega.example', full_name: name });
    await deliver();
    const html = server.letters.map((letter) => letter.html).join('');
    expect(html).toContain('O&#39;Hara &amp; &quot;Figli&quot; &lt;3');
    expect(html).toContain('Rete &lt;b&gt;&amp;&lt;/b&gt;');
    expect(html).not.toContain('<b>');
    expect(server.letters[0]?.text).toContain(name);
    expect(server.letters.flatMap(({ to }) => to)).not.toContain('eva@rete.example');
    expect(server.letters.map(({ headers }) => headers).join('\n')).not.toMatch(/^Bcc:/m);
  });

  it.each(['a@b.it, c@d.it', 'a@b.it\r\nBcc: c@d.it', '<a@b.it>', 'a@b.it\u0000'])(
    'is not made for the address %j',
    async (email) => {
      expect((await invite({ email })).status).toBe(422);
      expect(await db.selectFrom('letter').select('id').execute()).toEqual([]);
    },
  );

  it('to a mistyped address is called back when the address is corrected', async () => {
    await invite();
    await deliver();
    const { id } = await db
      .selectFrom('staff')
      .select('id')
      .where('email', '=', somebody.email)
      .executeTakeFirstOrThrow();
    const saved = await site
      .as('admin')
      .post(`/network/staff/${id}`, { ...somebody, email: 'giusta@test.bottega.example' });
    expect(saved.headers.get('Location')).toContain('done=recalled');
    expect((await anonymous().get(linkIn(server.letters[0]?.text))).status).toBe(404);
  });

  it('that is refused shows on the person’s page and in the list, until another is sent', async () => {
    await invite();
    const { id } = await db.selectFrom('letter').select('staff_id as id').executeTakeFirstOrThrow();
    await db
      .updateTable('letter')
      .set({ content_sealed: null, next_try_at: null, given_up_at: '2026-01-01', failure: 'refused' })
      .execute();
    const page = async (path: string) => (await site.as('admin').get(path)).text();
    expect(await page(`/network/staff/${id}`)).toContain('non accetta questo indirizzo');
    expect(await page('/network/staff')).toContain('Un messaggio non è stato consegnato');
    await site.as('admin').post(`/network/staff/${id}/invitation`);
    expect(await page('/network/staff')).not.toContain('Un messaggio non è stato consegnato');
    await deliver();
    expect(await page(`/network/staff/${id}`)).toContain('Consegnato al server di posta');
  });
});

describe('a forgotten password', () => {
  beforeEach(setPassword);

  it('is replaced by way of a letter: once, within the hour, and every sign-in ends', async () => {
    expect((await site.as('facilitator').get('/desk')).status).toBe(200);
    const answer = await ask(` ${ANNA.toUpperCase()} `);
    expect(answer.status).toBe(200);
    expect((await site.as('facilitator').get('/desk')).status).toBe(200);
    await ask(ANNA);
    await deliver();
    const [first, second] = server.letters.map(({ text }) => linkIn(text));
    expect(server.letters.map(({ to }) => to)).toEqual([[ANNA], [ANNA]]);
    expect((await anonymous().post(second ?? '', { password: 'corta' })).status).toBe(422);
    expect((await anonymous().post(second ?? '', { password: NEW_PASSWORD })).status).toBe(302);
    for (const link of [first, second]) expect((await anonymous().get(link ?? '')).status).toBe(404);
    expect((await site.as('facilitator').get('/desk')).status).toBe(401);
    expect((await signIn('quella di prima era questa')).status).toBe(422);
    expect((await signIn(NEW_PASSWORD)).status).toBe(302);
    expect((await actions()).filter((action) => !action.startsWith('access.'))).toEqual([
      'reset.ask',
      'reset.ask',
      'reset.accept',
      'sign_in.refuse',
      'sign_in.create',
    ]);
  });

  it('is not replaced when the hour is over', async () => {
    await ask(ANNA);
    await deliver();
    now += 61 * MINUTE;
    expect((await anonymous().get(linkIn(server.letters[0]?.text))).status).toBe(404);
  });

  it.each([
    ['an unknown account', 'nessuno@test.bottega.example'],
    ['one that has no password yet', 'prova.analista@test.bottega.example'],
    ['one that has ended', 'collega.own@test.bottega.example'],
  ])('answers alike, works alike and sends nothing for %s', async (_name, email) => {
    await db
      .updateTable('staff')
      .set({ ended_on: '2026-01-01', password_hash: 'x' })
      .where('email', '=', 'collega.own@test.bottega.example')
      .execute();
    const workFor = async (address: string) => {
      executeQuery.mockClear();
      const answer = await ask(address);
      const [page] = /<main.*<\/main>/s.exec(await answer.text()) ?? [];
      return [answer.status, page, executeQuery.mock.calls.map(([{ sql }]) => sql)] as const;
    };
    const [known, other] = [await workFor(ANNA), await workFor(email)];
    expect(other[0]).toBe(known[0]);
    expect(other[1]).toBe(known[1]);
    expect(other[1]).toContain('tra poco arriva un messaggio');
    expect(other[2]).toEqual(known[2]);
    expect(other[2].length).toBeGreaterThan(8);
    await deliver();
    expect(server.letters.flatMap(({ to }) => to)).toEqual([ANNA]);
    expect(await db.selectFrom('letter').select('staff_id').execute()).toHaveLength(1);
  });

  it('fills nobody’s mailbox: three letters an hour, also when asked for all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(ANNA)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await deliver();
    expect(server.letters).toHaveLength(3);
    now += 61 * MINUTE;
    await ask(ANNA);
    await deliver();
    expect(server.letters).toHaveLength(4);
  });

  it('lets one place ask for thirty accounts an hour, known or not', async () => {
    const statuses: number[] = [];
    for (let no = 0; no < 32; no += 1) statuses.push((await ask(`prova.${no}@test.bottega.example`)).status);
    expect(statuses).toEqual([...Array(30).fill(200), 429, 429]);
    expect((await ask(ANNA)).status).toBe(429);
  });

  it.each(['', 'anna', 'a@b', `${ANNA}\u0000`, `a@b.it\r\nBcc: ${ANNA}`, `${'x'.repeat(300)}@b.it`])(
    'asks again for an address where %j was typed',
    async (email) => {
      const answer = await ask(email);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('href="#email"');
    },
  );

  it('is renewed by whoever manages the person, on record', async () => {
    await site.as('coordinator').post(`/network/staff/${site.network.staff.facilitator}/invitation`);
    await deliver();
    expect(server.letters[0]?.headers).toContain('Subject: Nuova password per Bottega');
    expect(await actions()).toEqual(['reset.renew']);
    now += 61 * MINUTE;
    expect((await anonymous().get(linkIn(server.letters[0]?.text))).status).toBe(404);
  });
});

it('without mail a link is shown to whoever hands it over, and a forgotten password leads to them', async () => {
  const plain = await openTestSite();
  const asked = await plain.as('anonymous').post('/password-reset', { email: ANNA });
  expect(asked.status).toBe(200);
  expect(await asked.text()).toContain('Chiedi a chi coordina il tuo punto');
  const made = await plain
    .as('coordinator')
    .post(`/network/staff/${plain.network.staff.facilitator}/invitation`);
  const link = /\/set-up\/[\w-]{43}/.exec(await made.text())?.[0] ?? '';
  expect((await plain.as('anonymous').post(link, { password: NEW_PASSWORD })).status).toBe(302);
  expect(await plain.app.db.selectFrom('letter').select('id').execute()).toEqual([]);
  await plain.close();
});
