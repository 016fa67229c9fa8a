import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Break } from '../app/audit/explain-break.server.ts';
import { readHead, signHead } from '../app/audit/signed-head.server.ts';
import { compareHead, verifyTrail } from '../app/audit/verify-trail.server.ts';
import { audit } from '../app/platform/audit.server.ts';
import { auditKeysOf } from '../app/platform/audit-keys.server.ts';
import { refuseForeignKeys } from '../app/platform/check-keys.server.ts';
import { systemClock } from '../app/platform/clock.ts';
import { type Config, readConfig } from '../app/platform/config.server.ts';
import { openKeyRing } from '../app/platform/keys.server.ts';
import type { Db } from '../db/index.ts';
import { findLastAuditEntry } from '../db/queries/audit-entries.ts';
import { listKeyProofs } from '../db/queries/key-proofs.ts';
import { withDatabase } from './with-database.ts';

const VERIFY_USAGE = 'Usage: bottega verify-audit [--head FILE]\n';

/** What is wrong with the row of a break. */
function faultOf(found: Break): string {
  switch (found.kind) {
    case 'altered':
      return 'altered: it is not as it was written';
    case 'unknown_key':
      return `names the key ${JSON.stringify(found.keyId.slice(0, 40))}, which is not in BOTTEGA_MASTER_KEY: put it there for this check (docs/keys.md), or the row is altered`;
    case 'missing':
      return 'missing: the entry that belongs here is gone';
    case 'inserted':
      return found.at === undefined
        ? 'inserted: it does not belong here'
        : `inserted: it does not belong here; the entry of this place stands at ${found.at}`;
    case 'moved':
      return `reordered: the entry of this place stands at ${found.at}`;
    case 'cut':
      return `missing: the trail was cut; the kept head knows entries up to ${found.to}`;
    case 'rewritten':
      return 'altered: the kept head knows another entry here';
  }
}

/**
 * `bottega verify-audit [--head FILE]`: checks the whole audit trail, and that it goes on from a head kept earlier.
 * Names the first bad row. The check and its verdict are left in the trail themselves; where nothing can be written it
 * says so and changes nothing else. Returns the exit status: 0, 1 for a trail that is not as written, 2 for wrong usage.
 */
export async function verifyAudit(args: readonly string[]): Promise<number> {
  const asked = headFile(args);
  if (!asked) {
    process.stderr.write(VERIFY_USAGE);
    return 2;
  }
  const config = readConfig(process.env);
  const keys = auditKeysOf(config);
  const kept = asked.file === undefined ? undefined : keptText(asked.file);
  const head = kept === undefined ? undefined : readHead(keys, kept);
  if (head === null) {
    process.stderr.write(`${asked.file} holds no head signed by this installation.\n`);
    return 2;
  }
  return withDatabase(config, async (db) => {
    const last = (await findLastAuditEntry(db))?.seq ?? 0;
    const verdict = await verifyTrail(db, keys.sealer);
    const found = verdict.kind === 'broken' ? verdict.found : head ? await compareHead(db, head) : null;
    if (found) {
      process.stderr.write(`row ${found.seq} ${faultOf(found)}\n`);
    } else {
      process.stdout.write(`${verdict.entries} entries, each as it was written\n`);
      if (head) process.stdout.write(`the head of ${head.at} (entry ${head.seq}) is among them\n`);
    }
    await note(db, config, found, verdict.kind === 'whole' ? verdict.tail.seq : last);
    return found ? 1 : 0;
  });
}

/** On record, as from the page of the trail. The verdict has been said: what fails here does not take it back. */
async function note(db: Db, config: Config, found: Break | null, to: number): Promise<void> {
  try {
    const keys = openKeyRing(config.masterKeys);
    await refuseForeignKeys({ db, keys });
    // Sealed with a key no server works with, the entry would itself look like a forgery to them.
    const [current] = keys.ids;
    if (!(await listKeyProofs(db)).has(current)) {
      throw new Error(`no server has been started with the key called ${current} yet`);
    }
    await audit(db, {
      at: systemClock.now(),
      staffId: null,
      action: 'audit.verify',
      subjectKind: 'trail',
      subjectId: 'trail',
      detail: { from: 1, to, fault: found?.kind ?? null, row: found?.seq ?? null },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`this check is not on record: ${reason}\n`);
  }
}

/** `bottega audit-head`: prints the signed head of the trail as one line of JSON; returns the exit status. */
export async function auditHead(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('Usage: bottega audit-head\n');
    return 2;
  }
  const config = readConfig(process.env);
  return withDatabase(config, async (db) => {
    const head = await signHead(db, auditKeysOf(config), new Date());
    process.stdout.write(`${JSON.stringify(head)}\n`);
    return 0;
  });
}

function headFile(args: readonly string[]): { readonly file: string | undefined } | undefined {
  try {
    const { values } = parseArgs({ args: [...args], options: { head: { type: 'string' } } });
    return { file: values.head };
  } catch {
    // parseArgs throws on options it does not know: the usage says it better.
    return undefined;
  }
}

function keptText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Read as an empty file: it holds no head.
    return '';
  }
}
