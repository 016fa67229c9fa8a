import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server of the browser tests in a process of its own. */
export interface DemoServer {
  readonly origin: string;
  /** Holds the database files and everything the server wrote out (`server.log`); gone once it has stopped. */
  readonly folder: string;
  /** Throws when it had ended by itself. */
  stop(): Promise<void>;
}

/** What a server is told: `strict`, or settings as `NAME=value`. */
type Option = 'strict' | `${string}=${string}`;

/** A line of the log below an error: kept, not shown. */
const QUIET = /^\{"level":[1-4]0,/;

/** Starts `demo-server.ts`; resolves once it listens. */
export async function startDemoServer(...options: readonly Option[]): Promise<DemoServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-e2e-'));
  const server = fork(join(import.meta.dirname, 'demo-server.ts'), [folder, ...options], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const kept = createWriteStream(join(folder, 'server.log'));
  for (const output of [server.stdout, server.stderr]) {
    if (output === null) continue;
    createInterface(output).on('line', (line) => {
      kept.write(`${line}\n`);
      if (!QUIET.test(line)) process.stderr.write(`${line}\n`);
    });
  }
  const origin = await new Promise<string>((resolve, reject) => {
    server.once('message', (address) => resolve(String(address)));
    server.once('exit', (code) => reject(new Error(`The server of the browser tests ended (${code}).`)));
  });
  return {
    origin,
    folder,
    async stop() {
      if (server.exitCode !== null) throw new Error(`The server ended by itself (${server.exitCode}).`);
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
