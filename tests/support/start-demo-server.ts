import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server of the browser tests in a process of its own. */
export interface DemoServer {
  readonly origin: string;
  /** Throws when it had ended by itself. */
  stop(): Promise<void>;
}

/** What a server is told: `strict`, or settings as `NAME=value`. */
type Option = 'strict' | `${string}=${string}`;

/** Starts `demo-server.ts`; resolves once it listens. */
export async function startDemoServer(...options: readonly Option[]): Promise<DemoServer> {
  const server = fork(join(import.meta.dirname, 'demo-server.ts'), options, { execArgv: [] });
  const origin = await new Promise<string>((resolve, reject) => {
    server.once('message', (address) => resolve(String(address)));
    server.once('exit', (code) => reject(new Error(`The server of the browser tests ended (${code}).`)));
  });
  return {
    origin,
    async stop() {
      if (server.exitCode !== null) throw new Error(`The server ended by itself (${server.exitCode}).`);
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
