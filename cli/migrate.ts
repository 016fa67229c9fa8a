import { databaseUrlFrom } from '../app/platform/config.server.ts';
import { openDatabase } from '../db/index.ts';
import { migrate } from '../db/migrations/index.ts';
import { loadReference } from '../db/reference/load-reference.ts';

/** `bottega migrate`: applies the waiting migrations and the shipped code lists, naming each; returns the exit status. */
export async function migrateDatabase(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('Usage: bottega migrate\n');
    return 2;
  }
  const db = openDatabase(databaseUrlFrom(process.env));
  try {
    const applied = await migrate(db);
    await loadReference(db);
    process.stdout.write(applied.length > 0 ? `${applied.join('\n')}\n` : 'nothing to do\n');
    return 0;
  } finally {
    await db.destroy();
  }
}
