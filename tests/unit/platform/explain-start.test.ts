import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { explainStart } from '../../../app/platform/explain-start.server.ts';
import { openDatabase } from '../../../db/index.ts';
import { migrate } from '../../../db/migrations/index.ts';

/** What goes wrong when a port of an address is opened. */
async function listening(host: string, port: number): Promise<unknown> {
  const [error] = await once(createServer().listen(port, host), 'error').catch((error) => [error]);
  return error;
}

/** What goes wrong when a database is opened and brought up to date. */
const opening = (url: string): Promise<unknown> =>
  (async () => migrate(openDatabase(url)))().then(
    () => undefined,
    (error) => error,
  );

it('a port that is taken, an address that is not ours, a name nobody knows are named by their setting', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  expect(explainStart(await listening('127.0.0.1', port), { PORT: `${port}` })).toBe(
    `Port ${port} is taken: name another one in PORT.`,
  );
  taken.close();
  expect(explainStart(await listening('192.0.2.1', port), { HOST: '192.0.2.1' })).toBe(
    'HOST names 192.0.2.1, which is no address of this machine.',
  );
  expect(explainStart(await listening('nowhere.invalid', port), { HOST: 'nowhere.invalid' })).toMatch(
    /^HOST names nowhere\.invalid, which is not found \(E\w+\)\.$/,
  );
});

it('a port below 1024 that needs more rights is not taken for the database file', () => {
  const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen' });
  expect(explainStart(refused, { PORT: '80' })).toBe(
    'Port 80 is not open to this user: name one from 1024 on in PORT.',
  );
});

it('a database that cannot be reached or opened is one line, whoever opens it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bottega-'));
  await writeFile(join(folder, 'file'), 'no folder');
  for (const path of [folder, join(folder, 'file', 'a.db'), join(folder, 'file', 'deeper', 'a.db')]) {
    expect(explainStart(await opening(`file:${path}`), {})).toMatch(
      /^The database file of DATABASE_URL cannot be opened \(\w+\)\.$/,
    );
  }
  await rm(folder, { recursive: true });
  expect(explainStart(await opening('postgres://127.0.0.1:1/nothing'), {})).toBe(
    'The database of DATABASE_URL cannot be reached (ECONNREFUSED).',
  );
  // Written to from a folder that is read only: the code says where, beside what.
  const readOnly = Object.assign(new Error('attempt to write'), { code: 'SQLITE_READONLY_DIRECTORY' });
  expect(explainStart(readOnly, {})).toContain('SQLITE_READONLY_DIRECTORY');
  expect(explainStart(new Error('a mistake of ours'), {})).toBeNull();
});
