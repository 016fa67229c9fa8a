import { forgetNames, keepNames } from '../app/people/keep-names.server.ts';
import { checkKeys } from '../app/platform/check-keys.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `Usage: bottega names <command>
  keep     names and contacts are kept on cards; whoever has a name there is found by it
  forget   they are kept no more: the search by name ends at once, then they leave every card for good
Both may be stopped and started again.
`;

/**
 * `bottega names keep | forget`: returns the exit status: 0, 1 where there is no network yet or a card does not open,
 * 2 for wrong usage.
 */
export async function names(args: readonly string[]): Promise<number> {
  const [command, ...more] = args;
  if (more.length > 0 || (command !== 'keep' && command !== 'forget')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  return withDatabase(config, async (db) => {
    const app = { db, keys: openKeyRing(config.masterKeys), clock: systemClock };
    await checkKeys(app);
    const done = await (command === 'keep' ? keepNames(app) : forgetNames(app));
    if (done === null) {
      process.stderr.write('There is no network in this database yet: start the server and set it up.\n');
      return 1;
    }
    const what = command === 'keep' ? 'more cards are found by name' : 'cards lost names or contacts';
    process.stdout.write(`${done.cards.toLocaleString('en')} ${what}\n`);
    for (const id of done.unreadable) process.stdout.write(`does not open: card ${id}\n`);
    return done.unreadable.length === 0 ? 0 : 1;
  });
}
