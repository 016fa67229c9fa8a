import { newMasterKey } from '../app/platform/keys.server.ts';

/** `bottega keys new`: prints a master key. Needs no configuration; returns the exit status. */
export async function keys(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'new') {
    process.stderr.write('Usage: bottega keys new\n');
    return 2;
  }
  process.stdout.write(`${newMasterKey()}\n`);
  return 0;
}
