import type { Config } from '../app/platform/config.server.ts';
import { openDatabase } from '../db/index.ts';
import { listKeyProofs } from '../db/queries/key-proofs.ts';
import { countValuesByKey, KEYED_COLUMNS } from '../db/queries/keyed-values.ts';

/** `bottega keys list`: a line a key, with the columns that hold values of it; returns the exit status. */
export async function listKeys({ databaseUrl, masterKeys }: Config): Promise<number> {
  const db = openDatabase(databaseUrl);
  try {
    const held = masterKeys.map(({ id }) => id);
    const inUse = [...(await listKeyProofs(db)).keys()];
    const ids = [...new Set([...held, ...inUse])];
    const lines = new Map(ids.map((id) => [id, { total: 0, columns: [] as string[] }]));
    for (const column of KEYED_COLUMNS) {
      for (const [id, count] of await countValuesByKey(db, column, ids)) {
        const line = lines.get(id);
        if (!line || count === 0) continue;
        line.total += count;
        line.columns.push(`    ${column.table}.${column.column} ${count.toLocaleString('en')}\n`);
      }
    }
    for (const [id, { total, columns }] of lines) {
      const role = id === held[0] ? 'current' : held.includes(id) ? 'reads' : 'MISSING';
      process.stdout.write(`${id.padEnd(20)} ${role.padEnd(8)} ${total.toLocaleString('en')} values\n`);
      process.stdout.write(columns.join(''));
    }
    return 0;
  } finally {
    await db.destroy();
  }
}
