import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../tests/support/free-port.ts';
import { keyFile } from './networks.ts';

const ROOT = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 30_000;

/** The product as people run it, in a process of its own. */
export interface Server {
  readonly origin: string;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts the production build over a database file, with more settings if need be; resolves once it is ready. */
export async function startServer(
  database: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: `file:${database}`,
      BOTTEGA_MASTER_KEY_FILE: keyFile(),
      PORT: String(port),
      // What is measured is how much there could be.
      BOTTEGA_RATE_LIMITS: 'off',
      // Its people have passwords only.
      BOTTEGA_DEMO: '1',
      ...settings,
    },
    // It logs as in production, into nothing.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));

  const limit = performance.now() + START_LIMIT_MS;
  for (;;) {
    const ready = await fetch(`${origin}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { origin, stop: () => stop(child) };
    if (!running.has(child)) throw new Error('The server ended before it was ready.');
    if (performance.now() > limit) throw new Error('The server was not ready in time.');
    await wait(100);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Stops what still runs. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map(stop));
}
