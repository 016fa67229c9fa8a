import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { MASTER_KEY } from '../support/http-app.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Serves the built product in memory as `npm start` does and prints the files of React that ran. */
const PROGRAM = `
  import { createRequire } from 'node:module';
  import { readConfig } from './app/platform/config.server.ts';
  import { openApp, serve } from './server.ts';
  const running = await serve(await openApp(readConfig(process.env)));
  // Files that were only looked at for the names they export are in the list too, not loaded.
  const files = Object.entries(createRequire(import.meta.url).cache).filter(([, { loaded }]) => loaded);
  console.log(files.flatMap(([path]) => (path.includes('react') ? [path] : [])).join('\\n'));
  await running.stop();
`;

it('the server takes the production builds of React and Remix when nobody says which', async () => {
  const nobodySaid = { ...process.env };
  Reflect.deleteProperty(nobodySaid, 'NODE_ENV');
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    cwd: ROOT,
    env: {
      ...nobodySaid,
      DATABASE_URL: 'file::memory:',
      BOTTEGA_MASTER_KEY: MASTER_KEY,
      PORT: String(await freePort()),
      LOG_LEVEL: 'silent',
    },
  });
  const files = stdout.split('\n');
  expect(files.filter((path) => /react-dom-server.*\.production\.min\.js$/.test(path))).not.toEqual([]);
  expect(files.filter((path) => path.includes('.development.'))).toEqual([]);
});
