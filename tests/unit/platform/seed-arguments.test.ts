import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** Asks the command for a demo network with no key and no database to make it with. */
function seedDemo(...args: string[]) {
  const { PATH, NODE_ENV } = process.env;
  const command = join(import.meta.dirname, '../../../cli/bottega.ts');
  const { status, stderr } = spawnSync(process.execPath, [command, 'seed', 'demo', ...args], {
    env: { PATH, NODE_ENV },
    encoding: 'utf8',
  });
  return { status, first: stderr.split('\n')[0] };
}

it.each([
  [['--sessions', '0'], '--sessions must be a whole number from 1 to 2000000, not "0".'],
  [['--sessions=-5'], '--sessions must be a whole number from 1 to 2000000, not "-5".'],
  [['--seed', 'sette'], '--seed must be a whole number from 0 to 4294967295, not "sette".'],
  [['--sessions', '10', '--citizens', '20'], '--citizens: no more than --sessions, one visit each.'],
  [['--today', '0001-01-01'], '--today must be a day (YYYY-MM-DD) from 2015-01-01 on, not "0001-01-01".'],
])('an argument that cannot be is named: %j', (args, first) => {
  expect(seedDemo(...args)).toEqual({ status: 2, first });
});
