import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the product for one run of the browser tests; its address goes to the workers by environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = fork(join(import.meta.dirname, 'demo-server.ts'), { execArgv: [] });
  process.env.BOTTEGA_E2E_URL = await new Promise<string>((resolve, reject) => {
    server.once('message', (address) => resolve(String(address)));
    server.once('exit', (code) => reject(new Error(`The server of the browser tests ended (${code}).`)));
  });
  return async () => {
    if (server.exitCode !== null) throw new Error(`The server ended by itself (${server.exitCode}).`);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
  };
}
