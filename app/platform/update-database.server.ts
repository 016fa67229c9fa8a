import { hasKeyProofs, migrate } from '../../db/migrations/index.ts';
import { loadReference } from '../../db/reference/load-reference.ts';
import type { App } from './app.server.ts';
import { audit } from './audit.server.ts';
import { checkKeys, refuseForeignKeys } from './check-keys.server.ts';

/**
 * Applies the waiting migrations, which it names and puts on record, and the shipped code lists. Throws ConfigError
 * for a wrong master key, before anything is written with it.
 */
export async function updateDatabase(app: Pick<App, 'db' | 'keys' | 'clock'>): Promise<string[]> {
  const { db, clock } = app;
  if (await hasKeyProofs(db)) await refuseForeignKeys(app);
  const applied = await migrate(db);
  await loadReference(db);
  await checkKeys(app);
  const last = applied.at(-1);
  if (last !== undefined) {
    await audit(db, {
      at: clock.now(),
      staffId: null,
      action: 'database.migrate',
      subjectKind: 'database',
      subjectId: last,
      detail: { migrations: applied.length },
    });
  }
  return applied;
}
