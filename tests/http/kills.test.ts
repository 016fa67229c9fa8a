import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { expect, inject, it, onTestFinished } from 'vitest';
import { verifyTrail } from '../../app/audit/verify-trail.server.ts';
import { openFigures } from '../../app/figures/figures.server.ts';
import { auditKeysOf } from '../../app/platform/audit-keys.server.ts';
import { newId } from '../../app/platform/ids.ts';
import { type Db, openDatabase } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { loadReference } from '../../db/reference/load-reference.ts';
import { NETWORK } from '../../db/scope.ts';
import { assembleApp } from '../../server.ts';
import { civilToday } from '../support/civil-today.ts';
import { countByHand } from '../support/count-by-hand.ts';
import { config } from '../support/http-app.ts';
import { onServer } from '../support/postgres-databases.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { makeTestNetwork, type TestNetwork } from '../support/test-network.ts';

/** `BOTTEGA_KILLS=100` for the long round. */
const KILLS = Number(process.env.BOTTEGA_KILLS ?? '2');
const CLIENTS = 8;
const LIMIT_MS = 90_000 + KILLS * 8000;
const TODAY = civilToday();

/** What desks sent: with a receipt, and cut off before one came. */
interface Sent {
  readonly acknowledged: Map<string, URLSearchParams>;
  readonly open: Map<string, URLSearchParams>;
}

const SAVED = 'saved';

/** `saved`, or what was answered instead. */
async function send(
  origin: string,
  network: TestNetwork,
  id: string,
  form: URLSearchParams,
): Promise<string> {
  const answer = await fetch(`${origin}/desk/sessions/${id}/new`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: `bottega=${network.tokens.facilitator}`, Origin: origin },
  });
  const page = await answer.text();
  const leadsTo = answer.headers.get('Location');
  if (answer.status === 302 && leadsTo === `/desk?done=${id}`) return SAVED;
  return `${answer.status} ${leadsTo ?? page.slice(page.indexOf('<main'))}`;
}

function visit(network: TestNetwork, turn: number): URLSearchParams {
  const { citizen, peer } = network.places.own;
  return new URLSearchParams({
    person: turn % 2 === 0 ? citizen : peer,
    anonymous: String(turn % 3),
    topic: 'pagopa_payment',
    minutes: '15',
    outcome: 'resolved',
    mode: 'A',
    channel: 'in_presence',
    day: TODAY,
    time: '00:00',
    note: `visita ${turn}`,
    confirm_double: '1',
  });
}

/** Eight desks save as fast as they are answered, until the server is gone. */
async function saveUntilGone(server: ServerProcess, network: TestNetwork, sent: Sent): Promise<void> {
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let turn = 0; ; turn += 1) {
        const id = newId();
        const form = visit(network, turn);
        sent.open.set(id, form);
        const saved = await send(server.origin, network, id, form).catch((error: unknown) => {
          if (error instanceof TypeError) return null;
          throw error;
        });
        if (saved === null) return;
        if (saved !== SAVED) throw new Error(`A good visit was not saved: ${saved}`);
        sent.open.delete(id);
        sent.acknowledged.set(id, form);
      }
    }),
  );
}

async function killAgainAndAgain(databaseUrl: string, network: TestNetwork): Promise<Sent> {
  const sent: Sent = { acknowledged: new Map(), open: new Map() };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const server = await startServerProcess(databaseUrl);
    // Also when time is up: a server left behind would keep the whole run from ending.
    onTestFinished(() => server.kill());
    // What had no receipt is sent again, as a browser does: it is there once, whether it had arrived or not.
    for (const [id, form] of sent.open) {
      expect(await send(server.origin, network, id, form)).toBe(SAVED);
      sent.open.delete(id);
      sent.acknowledged.set(id, form);
    }
    const saving = saveUntilGone(server, network, sent);
    // In the middle of the work, however slow the machine is: some have their receipts, others are on their way.
    const receipts = sent.acknowledged.size;
    while (sent.acknowledged.size < receipts + 2 * CLIENTS) await wait(5);
    await wait(Math.random() * 300);
    await server.kill();
    await saving;
  }
  return sent;
}

/** Every receipt holds: the session whole, once, and the figures agree with the rows. */
async function checkReceipts(db: Db, network: TestNetwork, sent: Sent): Promise<void> {
  const before = 3;
  const sessions = await db.selectFrom('session').select(['id', 'deleted_at']).execute();
  const topics = await db.selectFrom('session_topic').select('session_id').execute();
  const attendances = await db.selectFrom('attendance').select('session_id').execute();
  const trail = await db
    .selectFrom('audit_entry')
    .select('subject_id')
    .where('action', '=', 'session.log')
    .execute();
  const there = new Set(sessions.map((row) => row.id));
  const lost = [...sent.acknowledged.keys()].filter((id) => !there.has(id));
  expect(lost).toEqual([]);
  // Neither halves nor doubles: also of what had no receipt.
  const heads = new Map<string, number>();
  for (const row of attendances) heads.set(row.session_id, (heads.get(row.session_id) ?? 0) + 1);
  const wrong = [...sent.acknowledged, ...sent.open].filter(
    ([id, form]) => there.has(id) && heads.get(id) !== 1 + Number(form.get('anonymous')),
  );
  expect(wrong).toEqual([]);
  expect(topics.length).toBe(sessions.length);
  expect(trail.length).toBe(sessions.length - before);
  expect(await verifyTrail(db, auditKeysOf(config).sealer)).toMatchObject({ kind: 'whole' });
  const siteIds = [network.places.own.site];
  const asked = { from: TODAY, to: TODAY, siteIds };
  const { total } = await openFigures(db).participation(NETWORK, asked);
  expect(total).toEqual((await countByHand(db, asked)).participation.total);
}

async function furnish(databaseUrl: string): Promise<TestNetwork> {
  const db = openDatabase(databaseUrl);
  await migrate(db);
  await loadReference(db);
  const network = await makeTestNetwork(assembleApp(config, db));
  await db.destroy();
  return network;
}

async function roundOf(databaseUrl: string): Promise<void> {
  const network = await furnish(databaseUrl);
  const sent = await killAgainAndAgain(databaseUrl, network);
  const db = openDatabase(databaseUrl);
  await checkReceipts(db, network, sent);
  await db.destroy();
}

it('a receipt outlives the server: killed while eight desks save [sqlite]', {
  timeout: LIMIT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-kills-'));
  const path = join(folder, 'b.db');
  await roundOf(`file:${path}`);
  const file = new SQLite(path);
  expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(file.pragma('foreign_key_check')).toEqual([]);
  file.close();
  rmSync(folder, { recursive: true });
});

const server = inject('postgresServer');
if (server !== null) {
  it('a receipt outlives the server [postgres]', { timeout: LIMIT_MS }, async () => {
    const name = `kills_${randomUUID().replaceAll('-', '')}`;
    await onServer(server, `create database ${name}`);
    await roundOf(`${server}${name}`);
    await onServer(server, `drop database ${name} with (force)`);
  });
}
