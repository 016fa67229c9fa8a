import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { type Letter, openMail } from '../../app/platform/mail/mail.server.ts';
import { type MailSettings, mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import { openSmtp } from '../../app/platform/mail/smtp.server.ts';
import { newMasterKey, readMasterKeys } from '../../app/platform/master-keys.server.ts';
import type { Db } from '../../db/index.ts';
import { freshSqlite } from '../support/engines.ts';
import { freePort } from '../support/free-port.ts';
import { LOCALHOST } from '../support/localhost-certificate.ts';
import { type MailServer, openMailServer } from '../support/mail-server.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const KEYS = openKeyRing(readMasterKeys(newMasterKey()));
const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 8);

let db: Db;
let now: number;
const servers: MailServer[] = [];
beforeEach(async () => {
  db = await freshSqlite();
  await openPeopleWorld(db);
  now = START;
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  await db.destroy();
});

async function startServer(...args: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...args);
  servers.push(server);
  return server;
}

function settingsFor(port: number, login = ''): MailSettings {
  const settings = mailSettingsFrom({
    BOTTEGA_SMTP_URL: `smtp://${login}127.0.0.1:${port}`,
    BOTTEGA_MAIL_FROM: 'Rete di prova <bottega@rete.example>',
  });
  if (!settings) throw new Error('no settings');
  return settings;
}

function mailTo(settings: MailSettings) {
  return openMail(
    { db, keys: KEYS, clock: { now: () => new Date(now) }, log: openLog('silent') },
    openSmtp(settings),
  );
}

const letter = (more: Partial<Letter> = {}): Letter => ({
  purpose: 'invitation',
  staffId: 'anna',
  content: { to: 'anna@rete.example', subject: 'Invito', text: 'Sì, perché no.', html: '<p>Sì</p>' },
  uselessAt: new Date(START + 7 * 24 * HOUR),
  ...more,
});

const rows = () => db.selectFrom('letter').selectAll().execute();

describe('a letter', () => {
  it('arrives once, as it was written, and its content is forgotten', async () => {
    const server = await startServer();
    const mail = mailTo(settingsFor(server.port));
    await mail.queue(db, letter());
    expect(JSON.stringify(await rows())).not.toContain('anna@rete.example');
    await mail.sendDue();
    await mail.sendDue();
    expect(server.letters).toMatchObject([
      { to: ['anna@rete.example'], text: 'Sì, perché no.', html: '<p>Sì</p>', secure: false },
    ]);
    expect(server.letters[0]?.headers).toContain('From: Rete di prova <bottega@rete.example>');
    expect(await rows()).toMatchObject([{ content_sealed: null, next_try_at: null, failure: null }]);
  });

  it('does not exist when the transaction it was queued in fails', async () => {
    const server = await startServer();
    const mail = mailTo(settingsFor(server.port));
    const half = db.transaction().execute(async (trx) => {
      await mail.queue(trx, letter());
      throw new Error('half-way');
    });
    await expect(half).rejects.toThrow('half-way');
    await mail.sendDue();
    expect(server.letters).toEqual([]);
  });

  it('to nobody is thrown away unsent', async () => {
    const server = await startServer();
    const mail = mailTo(settingsFor(server.port));
    await mail.queue(db, letter({ staffId: null }));
    await mail.sendDue();
    expect([server.letters, await rows()]).toEqual([[], []]);
  });

  it('waits for a mail server that is down, longer each time, and arrives when it is back', async () => {
    const port = await freePort();
    const mail = mailTo(settingsFor(port));
    await mail.queue(db, letter());
    const waited: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await mail.sendDue();
      const [row] = await rows();
      expect(row).toMatchObject({ tries: round + 1, failure: 'unreachable', given_up_at: null });
      const next = Date.parse(row?.next_try_at ?? '');
      waited.push((next - now) / 60_000);
      now = next;
    }
    expect(waited).toEqual([1, 2, 5, 15]);
    const server = await startServer({}, port);
    now -= 1;
    await mail.sendDue();
    expect(server.letters).toEqual([]);
    now += 1;
    await mail.sendDue();
    expect(server.letters).toHaveLength(1);
    expect(await rows()).toMatchObject([{ failure: null, content_sealed: null }]);
  });

  it.each([
    ['after a day', 7 * 24, 24],
    ['when its link has expired', 1, 1],
  ])('is given up %s, and only then', async (_name, useful, hours) => {
    const mail = mailTo(settingsFor(await freePort()));
    await mail.queue(db, letter({ uselessAt: new Date(START + useful * HOUR) }));
    for (let round = 0; round < 30; round += 1) {
      await mail.sendDue();
      const [row] = await rows();
      if (row?.next_try_at == null) break;
      expect(row.content_sealed).not.toBeNull();
      now = Date.parse(row.next_try_at);
    }
    expect(await rows()).toMatchObject([{ failure: 'unreachable', content_sealed: null }]);
    const [row] = await rows();
    expect(Date.parse(row?.given_up_at ?? '')).toBeLessThan(START + hours * HOUR);
    expect(now).toBeGreaterThan(START + (hours * HOUR) / 3);
  });

  it('whose address is refused is given up at once; one refused for now is tried again', async () => {
    let code = 450;
    const server = await startServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('no such mailbox'), { responseCode: code })),
    });
    const mail = mailTo(settingsFor(server.port));
    await mail.queue(db, letter());
    await mail.sendDue();
    expect(await rows()).toMatchObject([{ failure: 'unreachable', given_up_at: null }]);
    code = 550;
    now += HOUR;
    await mail.sendDue();
    expect(await rows()).toMatchObject([{ failure: 'refused', content_sealed: null }]);
  });

  it('goes to one address and carries no header but ours, whatever stands in the fields', async () => {
    const server = await startServer();
    const mail = mailTo(settingsFor(server.port));
    const hostile = ['anna@rete.example, eva@rete.example', 'anna@rete.example\r\nBcc: eva@rete.example'];
    for (const to of hostile) {
      await mail.queue(
        db,
        letter({ content: { ...letter().content, to, subject: 'Invito\r\nBcc: eva@rete.example' } }),
      );
    }
    await mail.queue(db, letter({ content: { ...letter().content, subject: 'Uno\nBcc: eva@rete.example' } }));
    await mail.sendDue();
    expect(server.letters.flatMap(({ to }) => to)).not.toContain('eva@rete.example');
    expect(server.letters.map(({ headers }) => headers).join('\n')).not.toMatch(/^Bcc:/m);
    expect(server.letters.at(-1)?.to).toEqual(['anna@rete.example']);
  });
});

describe('the way to the mail server', () => {
  const trusted = getCACertificates('default');
  afterAll(() => setDefaultCACertificates(trusted));
  const guarded: SMTPServerOptions = {
    ...LOCALHOST,
    disabledCommands: [],
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      if (username === 'rete' && password === 'p@ss') done(null, { user: 'rete' });
      else done(new Error('no'));
    },
  };

  it('is encrypted and signed in where the server asks for it', async () => {
    setDefaultCACertificates([LOCALHOST.cert]);
    const server = await startServer(guarded);
    const settings = settingsFor(server.port, 'rete:p%40ss@');
    for (const tls of ['if_offered', 'required'] as const) {
      const mail = mailTo({ ...settings, tls });
      await mail.queue(db, letter());
      await mail.sendDue();
    }
    const atOnce = await startServer({ ...guarded, secure: true });
    const mail = mailTo({ ...settings, port: atOnce.port, tls: 'at_once' });
    await mail.queue(db, letter());
    await mail.sendDue();
    const secure = { secure: true, user: 'rete' };
    expect([...server.letters, ...atOnce.letters]).toMatchObject([secure, secure, secure]);
  });

  it.each([
    ['the server offers no TLS', {}, 'rete:p%40ss@'],
    ['its certificate is not trusted', guarded, 'rete:p%40ss@'],
  ])('stays closed where TLS is required and %s', async (_name, options, login) => {
    setDefaultCACertificates(trusted);
    const server = await startServer(options);
    const mail = mailTo({ ...settingsFor(server.port, login), tls: 'required' });
    await mail.queue(db, letter());
    await mail.sendDue();
    expect(server.letters).toEqual([]);
    expect(await rows()).toMatchObject([{ tries: 1, failure: 'unreachable' }]);
  });

  it('stays closed to a wrong password, and the letter is kept', async () => {
    const server = await startServer(guarded);
    const mail = mailTo(settingsFor(server.port, 'rete:wrong@'));
    await mail.queue(db, letter());
    await mail.sendDue();
    expect(await rows()).toMatchObject([{ tries: 1, failure: 'unreachable', given_up_at: null }]);
  });
});

describe('the sender', () => {
  it('finds what waits at its start, is woken by what is queued, and stops in the middle of a letter', async () => {
    const server = await startServer();
    const mail = mailTo(settingsFor(server.port));
    await mail.queue(db, letter());
    mail.start();
    await expect.poll(() => server.letters.length, { timeout: 5000 }).toBe(1);
    await mail.queue(db, letter());
    mail.wake();
    await expect.poll(() => server.letters.length, { timeout: 5000 }).toBe(2);
    await mail.queue(db, letter());
    // Whoever wakes it again and again does not keep it from sending.
    await expect
      .poll(
        () => {
          mail.wake();
          return server.letters.length;
        },
        { timeout: 5000, interval: 100 },
      )
      .toBe(3);
    await mail.stop();
    await mail.queue(db, letter());
    mail.wake();
    await mail.sendDue();
    expect(server.letters).toHaveLength(3);

    let reached = false;
    const silent = await startServer({
      onConnect: () => {
        reached = true;
      },
    });
    const stuck = mailTo(settingsFor(silent.port));
    stuck.start();
    await expect.poll(() => reached, { timeout: 5000 }).toBe(true);
    const started = performance.now();
    await stuck.stop();
    expect(performance.now() - started).toBeLessThan(1000);
    expect((await rows()).at(-1)).toMatchObject({ tries: 1, failure: null, given_up_at: null });
  });

  it('shares the outbox with a second process: no letter goes twice', async () => {
    const server = await startServer();
    const [one, two] = [mailTo(settingsFor(server.port)), mailTo(settingsFor(server.port))];
    for (let no = 0; no < 10; no += 1) await one.queue(db, letter());
    await Promise.all([one.sendDue(), two.sendDue()]);
    await Promise.all([one.sendDue(), two.sendDue()]);
    expect(server.letters).toHaveLength(10);
  });
});
