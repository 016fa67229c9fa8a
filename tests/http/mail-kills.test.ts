import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, inject, it, onTestFinished } from 'vitest';
import { mailSettingsFrom } from '../../app/platform/mail/mail-settings.server.ts';
import { openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { assembleApp } from '../../server.ts';
import { config } from '../support/http-app.ts';
import { openMailServer } from '../support/mail-server.ts';
import { onServer } from '../support/postgres-databases.ts';
import { startServerProcess } from '../support/server-process.ts';
import { makeTestNetwork } from '../support/test-network.ts';

/** `BOTTEGA_KILLS=100` for the long round. */
const KILLS = Number(process.env.BOTTEGA_KILLS ?? '2');
/** More than a life of the server sends. */
const LETTERS = KILLS * 12;
const LIMIT_MS = 90_000 + KILLS * 8000;
const WEEK_MS = 7 * 24 * 3_600_000;

const addressOf = (no: number) => `persona.${no}@rete.example`;

/** A mail server that may fall silent: asked for the n-th letter from then on, it says nothing more. */
async function openForgetfulMailServer() {
  let left = Number.POSITIVE_INFINITY;
  let silent = () => {};
  const server = await openMailServer({
    onRcptTo(_address, _session, answer) {
      left -= 1;
      if (left < 0) silent();
      else answer();
    },
  });
  return {
    ...server,
    /** Resolves when it has fallen silent after so many letters. */
    silentAfter: (letters: number) =>
      new Promise<void>((resolve) => {
        left = letters;
        silent = resolve;
      }),
    speak() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}

/** Fills the outbox, kills the sender again and again in the middle of it, and lets it finish. */
async function roundOf(databaseUrl: string): Promise<void> {
  const server = await openForgetfulMailServer();
  const settings = {
    BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    BOTTEGA_MAIL_FROM: 'bottega@rete.example',
  };
  const db = openDatabase(databaseUrl);
  await migrate(db);
  let now = Date.now();
  const clock = { now: () => new Date(now) };
  const app = assembleApp({ ...config, mail: mailSettingsFrom(settings) }, db, undefined, clock);
  const { staff } = await makeTestNetwork(app);
  for (let no = 0; no < LETTERS; no += 1) {
    const content = { to: addressOf(no), subject: 'Prova', text: 'Prova', html: '<p>Prova</p>' };
    const uselessAt = new Date(now + WEEK_MS);
    await app.mail?.queue(db, { purpose: 'invitation', staffId: staff.facilitator, content, uselessAt });
  }

  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = server.letters.length;
    // By turns: while it waits for an answer, and when it has just got one or is about to.
    const silent = kill % 2 === 0 ? server.silentAfter(1 + (kill % 7)) : null;
    const sender = await startServerProcess(databaseUrl, settings);
    // Also when time is up: a server left behind would keep the whole run from ending.
    onTestFinished(() => sender.kill());
    if (silent) await silent;
    else while (server.letters.length < before + 1 + (kill % 5)) await wait(1);
    await sender.kill();
    server.speak();
  }

  const tries = await db.selectFrom('letter').select(['tries', 'next_try_at']).execute();
  const waiting = tries.filter((letter) => letter.next_try_at !== null);
  // Some were on their way when it was killed.
  expect(waiting.filter((letter) => letter.tries > 0).length).toBeGreaterThan(0);
  for (let round = 0; round < LETTERS; round += 1) {
    await app.mail?.sendDue();
    now += 60_000;
  }
  const left = await db.selectFrom('letter').select('id').where('delivered_at', 'is', null).execute();
  expect(left).toEqual([]);

  const ids = new Map<string, string[]>();
  for (const { to, headers } of server.letters) {
    const [, id = ''] = /^Message-ID: (.+)$/im.exec(headers) ?? [];
    ids.set(to.join(), [...(ids.get(to.join()) ?? []), id]);
  }
  expect([...ids.keys()].sort()).toEqual(Array.from({ length: LETTERS }, (_, no) => addressOf(no)).sort());
  // A kill between the answer of the mail server and its note doubles one letter, under the name it had.
  expect(server.letters.length - LETTERS).toBeLessThanOrEqual(KILLS / 2);
  for (const same of ids.values()) expect(new Set(same).size).toBe(1);
  expect(new Set([...ids.values()].flat()).size).toBe(LETTERS);
  await db.destroy();
  await server.close();
}

it('every letter arrives, and twice under one name at worst: its sender killed again and again [sqlite]', {
  timeout: LIMIT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-mail-kills-'));
  await roundOf(`file:${join(folder, 'b.db')}`);
  rmSync(folder, { recursive: true });
});

const postgres = inject('postgresServer');
if (postgres !== null) {
  it('every letter arrives, and twice under one name at worst [postgres]', {
    timeout: LIMIT_MS,
  }, async () => {
    const name = `mail_kills_${randomUUID().replaceAll('-', '')}`;
    await onServer(postgres, `create database ${name}`);
    await roundOf(`${postgres}${name}`);
    await onServer(postgres, `drop database ${name} with (force)`);
  });
}
