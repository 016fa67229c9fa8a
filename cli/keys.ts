import { type Config, readConfig } from '../app/platform/config.server.ts';
import type { Environment } from '../app/platform/environment.server.ts';
import { newMasterKey } from '../app/platform/master-keys.server.ts';
import { listKeys } from './list-keys.ts';
import { rotate } from './rotate-keys.ts';

const USAGE = `Usage: bottega keys <command>
  new      prints a new master key; needs no configuration
  list     the keys at hand and in use, and how many values each of them holds
  rotate   writes everything that an older key holds anew with the current one; may be stopped and started again
`;

/** `bottega keys …`: returns the exit status. Throws ConfigError. */
export async function keys(args: readonly string[]): Promise<number> {
  const [command, ...more] = args;
  if (more.length === 0) {
    if (command === 'new') return printNew(process.env);
    if (command === 'list') return listKeys(readConfig(process.env));
    if (command === 'rotate') return rotate(readConfig(process.env));
  }
  process.stderr.write(USAGE);
  return 2;
}

/** The key goes to standard output alone; who has keys already is told how to add it. */
function printNew(env: Environment): number {
  process.stdout.write(`${newMasterKey()}\n`);
  if (env.BOTTEGA_MASTER_KEY || env.BOTTEGA_MASTER_KEY_FILE) {
    process.stderr.write(`${howToAdd(readConfig(env))}\n`);
  }
  return 0;
}

function howToAdd({ masterKeys }: Config): string {
  const ids = masterKeys.map(({ id }) => id);
  let number = ids.length + 1;
  while (ids.includes(`k${number}`)) number += 1;
  const [first] = ids;
  return `To change to it, put it before the others, each with its name: k${number}:<this key> ${first}:<key of today>${ids.length > 1 ? ' …' : ''}\nThen restart and run «bottega keys rotate»: docs/keys.md says why in this order.`;
}
