import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { TotpTable } from '../schema/totp.ts';

/** What a person can prove herself with beside the password. */
interface OwnFactors {
  readonly totp: boolean;
  readonly passkeys: number;
  /** Recovery codes not used yet. */
  readonly recoveryCodes: number;
}

/** Which second factors a person has. */
export async function findFactors(db: Db, staffId: string): Promise<OwnFactors> {
  const { totp, passkeys, codes } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('totp')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('count'))
        .where('staff_id', '=', staffId)
        .as('totp'),
      eb
        .selectFrom('passkey')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('count'))
        .where('staff_id', '=', staffId)
        .as('passkeys'),
      eb
        .selectFrom('recovery_code')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('count'))
        .where('staff_id', '=', staffId)
        .where('used_at', 'is', null)
        .as('codes'),
    ])
    .executeTakeFirstOrThrow();
  return { totp: totp === 1, passkeys: passkeys ?? 0, recoveryCodes: codes ?? 0 };
}

/** A person's authenticator app, if she has one. */
export async function findTotp(db: Db, staffId: string): Promise<Selectable<TotpTable> | undefined> {
  return db.selectFrom('totp').selectAll().where('staff_id', '=', staffId).executeTakeFirst();
}

/** Gives a person an authenticator app; it takes the place of the one before. */
export async function replaceTotp(trx: Db, totp: Insertable<TotpTable>): Promise<void> {
  await trx.deleteFrom('totp').where('staff_id', '=', totp.staff_id).execute();
  await trx.insertInto('totp').values(totp).execute();
}

/** Notes that the code of a step was used; false when it, or a later one, was used before. */
export async function spendTotpStep(trx: Db, staffId: string, step: number): Promise<boolean> {
  const result = await trx
    .updateTable('totp')
    .set({ last_step: step })
    .where('staff_id', '=', staffId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes the authenticator app away; false when there was none. */
export async function deleteTotp(trx: Db, staffId: string): Promise<boolean> {
  const result = await trx.deleteFrom('totp').where('staff_id', '=', staffId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Gives a person new recovery codes; the old ones, used or not, are worth nothing any more. */
export async function replaceRecoveryCodes(
  trx: Db,
  staffId: string,
  hashes: readonly string[],
  at: string,
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute();
  if (hashes.length === 0) return;
  await trx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ code_hash, staff_id: staffId, created_at: at, used_at: null })))
    .execute();
}

/** Uses a recovery code up; false when it is not one of the person's or was used before. */
export async function spendRecoveryCode(
  trx: Db,
  staffId: string,
  codeHash: string,
  at: string,
): Promise<boolean> {
  const result = await trx
    .updateTable('recovery_code')
    .set({ used_at: at })
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Takes every second factor of a person away, recovery codes too. */
export async function deleteFactors(trx: Db, staffId: string): Promise<void> {
  for (const table of ['totp', 'passkey', 'recovery_code'] as const) {
    await trx.deleteFrom(table).where('staff_id', '=', staffId).execute();
  }
}
