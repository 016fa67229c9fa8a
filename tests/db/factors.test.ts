import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import {
  deleteFactors,
  deleteTotp,
  findFactors,
  findTotp,
  replaceRecoveryCodes,
  replaceTotp,
  spendRecoveryCode,
  spendTotpStep,
} from '../../db/queries/factors.ts';
import { insertPasskey } from '../../db/queries/passkeys.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';
import { testPasskey } from '../support/test-passkey.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const NONE = { totp: false, passkeys: 0, recoveryCodes: 0 };

const totpOf = (staff_id: string, last_step = 0) => ({
  staff_id,
  secret_sealed: `sealed-${staff_id}`,
  last_step,
  created_at: NOW,
});

async function openFactors(fresh: () => Promise<Db>): Promise<Db> {
  const db = await fresh();
  await openPeopleWorld(db);
  await db.transaction().execute(async (trx) => {
    for (const person of ['anna', 'bruno']) {
      await replaceTotp(trx, totpOf(person));
      await insertPasskey(trx, testPasskey(person, `${person}-1`));
      await replaceRecoveryCodes(trx, person, [`${person}-a`, `${person}-b`], NOW);
    }
    await insertPasskey(trx, testPasskey('anna', 'anna-2'));
  });
  return db;
}

describeOnBothEngines('second factors', (fresh) => {
  it('are counted for their person, and go all together', async () => {
    const db = await openFactors(fresh);
    expect(await findFactors(db, 'anna')).toEqual({ totp: true, passkeys: 2, recoveryCodes: 2 });
    expect(await findFactors(db, 'nobody')).toEqual(NONE);
    await db.transaction().execute((trx) => deleteFactors(trx, 'anna'));
    expect(await findFactors(db, 'anna')).toEqual(NONE);
    expect(await findFactors(db, 'bruno')).toEqual({ totp: true, passkeys: 1, recoveryCodes: 2 });
  });

  it('take the code of a step once, also when it comes twice at once, and none before it', async () => {
    const db = await openFactors(fresh);
    expect(await Promise.all([1, 2, 3].map(() => spendTotpStep(db, 'anna', 7)))).toSatisfy(
      (taken: boolean[]) => taken.filter(Boolean).length === 1,
    );
    expect(await spendTotpStep(db, 'anna', 6)).toBe(false);
    expect(await spendTotpStep(db, 'anna', 8)).toBe(true);
    expect(await spendTotpStep(db, 'nobody', 8)).toBe(false);
    expect(await findTotp(db, 'bruno')).toEqual(totpOf('bruno'));
  });

  it('have one authenticator app a person: another takes its place', async () => {
    const db = await openFactors(fresh);
    await db
      .transaction()
      .execute((trx) => replaceTotp(trx, { ...totpOf('anna', 9), secret_sealed: 'other' }));
    expect(await findTotp(db, 'anna')).toMatchObject({ secret_sealed: 'other', last_step: 9 });
    expect(await deleteTotp(db, 'anna')).toBe(true);
    expect(await deleteTotp(db, 'anna')).toBe(false);
    expect(await findTotp(db, 'anna')).toBeUndefined();
    expect(await findTotp(db, 'bruno')).toBeDefined();
  });

  it('have recovery codes that work once and for their person only; new ones end the old', async () => {
    const db = await openFactors(fresh);
    expect(await spendRecoveryCode(db, 'anna', 'bruno-a', NOW)).toBe(false);
    const taken = await Promise.all([1, 2].map(() => spendRecoveryCode(db, 'anna', 'anna-a', NOW)));
    expect(taken.sort()).toEqual([false, true]);
    expect((await findFactors(db, 'anna')).recoveryCodes).toBe(1);
    await db.transaction().execute((trx) => replaceRecoveryCodes(trx, 'anna', ['anna-c'], NOW));
    expect(await spendRecoveryCode(db, 'anna', 'anna-b', NOW)).toBe(false);
    expect(await spendRecoveryCode(db, 'anna', 'anna-c', NOW)).toBe(true);
    expect((await findFactors(db, 'bruno')).recoveryCodes).toBe(2);
  });
});
