import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import SQLite from 'better-sqlite3';
import type { Role } from '../../app/access/policy.ts';
import type { App } from '../../app/platform/app.server.ts';
import type { Clock } from '../../app/platform/clock.ts';
import { type Config, readConfig } from '../../app/platform/config.server.ts';
import { closeServer } from '../../app/platform/http/close-server.ts';
import { openHttpServer, type Patience } from '../../app/platform/http/http-server.ts';
import { loadBuild } from '../../app/platform/http/load-build.ts';
import { builtFiles, createWebServer } from '../../app/platform/http/web-server.ts';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';
import { loadInstruments } from '../../app/surveys/instruments.server.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import type { Db } from '../../db/index.ts';
import { migrate } from '../../db/migrations/index.ts';
import { loadReference } from '../../db/reference/load-reference.ts';
import { assembleApp } from '../../server.ts';
import { makeTestNetwork, type TestNetwork } from './test-network.ts';

const ROOT = join(import.meta.dirname, '../..');
const PUBLIC_URL = 'http://bottega.test';

/** What BOTTEGA_MASTER_KEY holds in the tests. */
export const MASTER_KEY = newMasterKey();

/** The tests' own settings; plain HTTP beyond one's own machine, which only they may have, keeps cookies plain. */
export const config: Config = {
  ...readConfig({ BOTTEGA_MASTER_KEY: MASTER_KEY, LOG_LEVEL: 'silent', BOTTEGA_RATE_LIMITS: 'off' }),
  publicUrl: new URL(PUBLIC_URL),
};

/** Frozen, so that all sites of a worker may have the same: to read them takes longer than to open a site. */
const INSTRUMENTS = loadInstruments(join(ROOT, 'surveys'));

/** What a request carries beside the sign-in. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
}

/** Somebody's browser, without one: sends the sign-in and, with unsafe methods, our own origin; follows nothing. */
export interface Client {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Posts a form. */
  post(path: string, fields?: Readonly<Record<string, string>> | URLSearchParams): Promise<Response>;
  request(path: string, init: Sent): Promise<Response>;
}

/** The built product over a small network of its own, on a free port. */
export interface TestSite {
  readonly app: App;
  readonly network: TestNetwork;
  readonly url: string;
  as(role: Role | 'anonymous'): Client;
  close(): Promise<void>;
}

interface Template {
  readonly image: Buffer;
  readonly network: TestNetwork;
  readonly build: ServerBuild;
}

let template: Promise<Template> | undefined;

/** Makes the network once per worker; every site opens a copy of its database (0.3 ms). */
async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-http-'));
  const path = join(folder, 'template.db');
  const db = openSqlite(path);
  await migrate(db);
  await loadReference(db);
  const network = await makeTestNetwork(assemble(db));
  await db.destroy();
  const file = new SQLite(path);
  file.pragma('journal_mode = delete');
  const image = file.serialize();
  file.close();
  rmSync(folder, { recursive: true });
  return { image, network, build: await loadBuild(ROOT) };
}

/** The compiled pages the tests talk to. */
export async function testBuild(): Promise<ServerBuild> {
  template ??= makeTemplate();
  return (await template).build;
}

/** What a test brings itself. */
interface Parts {
  readonly log?: App['log'];
  readonly config?: Config;
  readonly clock?: Clock;
  readonly patience?: Patience;
}

function assemble(db: Db, parts: Parts = {}): App {
  return assembleApp(parts.config ?? config, db, parts.log, parts.clock, INSTRUMENTS);
}

/** Opens a fresh site; close it at the end of the test. Needs the build (`npm run build`). */
export async function openTestSite(parts: Parts = {}): Promise<TestSite> {
  template ??= makeTemplate();
  const { image, network, build } = await template;
  const db = openSqlite(':memory:', {}, image);
  // Everybody has just signed in: what is asked again ten minutes later is asked by the tests that wait for it.
  const now = new Date().toISOString();
  await db.updateTable('sign_in').set({ proved_at: now, last_seen_at: now }).execute();
  const app = assemble(db, parts);
  const site = await serveSite(app, network, build, parts.patience);
  return {
    ...site,
    async close() {
      await site.close();
      await db.destroy();
    },
  };
}

/** The same over a migrated, empty database that the caller opened and closes: PostgreSQL, or a file. */
export async function openTestSiteOn(db: Db, parts: Parts = {}): Promise<TestSite> {
  await loadReference(db);
  const app = assemble(db, parts);
  return serveSite(app, await makeTestNetwork(app), await loadBuild(ROOT), parts.patience);
}

/** A database in which nobody has set up anything; whoever calls is nobody, until a link to set up makes somebody. */
export async function openUnfoundedSite(db: Db, parts: Parts = {}): Promise<Omit<TestSite, 'network'>> {
  await loadReference(db);
  return serveSite(assemble(db, parts), null, await loadBuild(ROOT), parts.patience);
}

async function serveSite<Network extends TestNetwork | null>(
  app: App,
  network: Network,
  build: ServerBuild,
  patience?: Patience,
): Promise<Omit<TestSite, 'network'> & { readonly network: Network }> {
  const server = openHttpServer(app.config, patience);
  server.on('request', createWebServer(app, { build, files: builtFiles(ROOT) }).handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;

  function as(role: Role | 'anonymous'): Client {
    const cookie: Record<string, string> =
      role === 'anonymous' || network === null ? {} : { Cookie: `bottega=${network.tokens[role]}` };
    // Packed only where a test asks for it: packing and unpacking take as long as drawing many a page.
    const own = { 'Accept-Encoding': 'identity', ...cookie };
    const request = (path: string, init: Sent) =>
      fetch(url + path, { redirect: 'manual', ...init, headers: { ...own, ...init.headers } });
    return {
      request,
      get: (path, headers = {}) => request(path, { headers }),
      post(path, fields = {}) {
        const body = new URLSearchParams(fields);
        return request(path, { method: 'POST', body, headers: { Origin: PUBLIC_URL } });
      },
    };
  }

  return {
    app,
    network,
    url,
    as,
    close: () => closeServer(server),
  };
}
