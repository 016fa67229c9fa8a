import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { MASTER_KEY } from './http-app.ts';

const ROOT = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 30_000;

/** The product in a process of its own, with the key of the tests: to be ended without warning. */
export interface ServerProcess {
  readonly origin: string;
  /** SIGKILL: nothing of the process runs any more. */
  kill(): Promise<void>;
}

/** Starts the built product over a database, with more settings if need be; resolves once it is ready. */
export async function startServerProcess(
  databaseUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['server.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      BOTTEGA_MASTER_KEY: MASTER_KEY,
      PORT: String(port),
      LOG_LEVEL: 'error',
      BOTTEGA_RATE_LIMITS: 'off',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await ready(child, origin);
  return {
    origin,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  const limit = performance.now() + START_LIMIT_MS;
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
    if (performance.now() > limit) {
      child.kill('SIGKILL');
      throw new Error('The server was not ready in time.');
    }
    await wait(50);
  }
}
