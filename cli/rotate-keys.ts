import { type Rotated, rotateKeys } from '../app/people/rotate-keys.server.ts';
import { audit } from '../app/platform/audit.server.ts';
import { openAuditKeys } from '../app/platform/audit-keys.server.ts';
import { checkKeys } from '../app/platform/check-keys.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import type { Config } from '../app/platform/config.server.ts';
import { ConfigError } from '../app/platform/environment.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import { sealWith } from '../db/audit-chain.ts';
import { type Db, openDatabase } from '../db/index.ts';
import { listKeyProofs } from '../db/queries/key-proofs.ts';
import { countValuesOn } from '../db/queries/keyed-values.ts';

const LINE_EVERY_MS = 1000;

/**
 * `bottega keys rotate`: changes everything to the current key, telling on standard error how far it is. Returns 0 when
 * nothing is left under another key, 1 when something is. Throws ConfigError for a ring the server was not started with.
 */
export async function rotate({ databaseUrl, masterKeys }: Config): Promise<number> {
  const db = openDatabase(databaseUrl);
  sealWith(db, openAuditKeys(masterKeys).sealer);
  const keys = openKeyRing(masterKeys);
  const [current, ...others] = keys.ids;
  try {
    if (!(await listKeyProofs(db)).has(current)) {
      throw new ConfigError(
        `No server has been started with the key called ${current} yet, and one that runs without it could not read what it writes. Start every server with these keys, then run this again.`,
      );
    }
    await checkKeys({ db, keys });
    const rotated = await rotateKeys({ db, keys }, progressLine());
    await note(db, current, rotated);
    process.stdout.write(`${rotated.renewed.toLocaleString('en')} values written anew with ${current}\n`);
    for (const where of rotated.unreadable) process.stdout.write(`does not open: ${where}\n`);
    let free = rotated.left === 0;
    for (const id of others) {
      const left = await countValuesOn(db, id);
      free &&= left === 0;
      process.stdout.write(left === 0 ? mayGo(id) : stays(id, left));
    }
    return free ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

const mayGo = (id: string) =>
  `${id}: 0 values left. Take it out of BOTTEGA_MASTER_KEY and restart; keep a copy apart for as long as you keep backups made before now.\n`;

const stays = (id: string, left: number) =>
  `${id}: ${left.toLocaleString('en')} values left, so it stays. If a server still writes with it, restart that server and run this again.\n`;

/** On record, with counts alone. */
async function note(db: Db, current: string, { renewed, left }: Rotated): Promise<void> {
  await audit(db, {
    at: systemClock.now(),
    staffId: null,
    action: 'keys.rotate',
    subjectKind: 'key',
    subjectId: current,
    detail: { renewed, left },
  });
}

/** Writes a line a second, and one at the end of each column. */
function progressLine() {
  let last = 0;
  return (column: string, done: number, total: number) => {
    if (done < total && performance.now() - last < LINE_EVERY_MS) return;
    last = performance.now();
    process.stderr.write(`  ${column} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}\n`);
  };
}
