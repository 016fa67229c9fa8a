import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../app/platform/config.server.ts';
import { newMasterKey } from '../../app/platform/master-keys.server.ts';
import { seedDemoNetwork } from '../../cli/demo-network.ts';
import { openApp, serve } from '../../server.ts';
import { freePort } from './free-port.ts';

/** There in a second or two; large enough for every list to have something in it and for a site to show its figures. */
const SESSIONS = 4000;

// The product as it is built, with a small demo network of its own; the browser tests talk to it. Told `strict`, the
// same people work as in a real network, which asks for a second factor, under a name that passkeys can be bound to.
// `NAME=value` is a setting more. The first word is its folder, which it takes away at its end. Sends its address and
// stops when told, or when whoever started it is gone.
const [folder = '', ...options] = process.argv.slice(2);
const strict = options.includes('strict');
const settings = options.filter((option) => option.includes('='));
const port = await freePort();
const config = readConfig({
  DATABASE_URL: `file:${join(folder, 'bottega.db')}`,
  BOTTEGA_MASTER_KEY: newMasterKey(),
  BOTTEGA_DEMO: strict ? '0' : '1',
  BOTTEGA_PUBLIC_URL: `http://${strict ? 'localhost' : '127.0.0.1'}:${port}`,
  PORT: String(port),
  // Everything is written down: the last of the browser tests looks for people in it.
  LOG_LEVEL: 'trace',
  // All browsers of the tests share one address and ask faster than people do.
  BOTTEGA_RATE_LIMITS: 'off',
  ...Object.fromEntries(settings.map((option) => option.split(/=(.*)/s))),
});
const app = await openApp(config);
await seedDemoNetwork(app, { sessions: strict ? 100 : SESSIONS, seed: 7 });
const running = await serve(app);

async function end(): Promise<void> {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.once('SIGTERM', end);
process.once('disconnect', end);
process.send?.(config.publicUrl.origin);
