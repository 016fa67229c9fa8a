import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkKeys, refuseForeignKeys } from '../../app/platform/check-keys.server.ts';
import { ConfigError } from '../../app/platform/environment.server.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { listKeyProofs } from '../../db/queries/key-proofs.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const [k1, k2] = ['k1', 'k2'].map((id) => ({ id, secret: randomBytes(32) }));
if (!k1 || !k2) throw new Error('two keys');

describeOnBothEngines('the keys of a database', (fresh) => {
  it('are noted at the first start and asked for ever after', async () => {
    const db = await fresh();
    const keys = openKeyRing([k1]);
    await checkKeys({ db, keys });
    await checkKeys({ db, keys });
    const other = openKeyRing([{ id: 'k1', secret: randomBytes(32) }]);
    await expect(checkKeys({ db, keys: other })).rejects.toThrow(ConfigError);
    const spoilt = openKeyRing([k2, { id: 'k1', secret: randomBytes(32) }]);
    await expect(checkKeys({ db, keys: spoilt })).rejects.toThrow('The key called k1');
    await expect(checkKeys({ db, keys })).resolves.toBeUndefined();
    for (const foreign of [other, spoilt, openKeyRing([k2])]) {
      await expect(refuseForeignKeys({ db, keys: foreign })).rejects.toThrow(ConfigError);
    }
    await expect(refuseForeignKeys({ db, keys: openKeyRing([k2, k1]) })).resolves.toBeUndefined();
    // What was refused left nothing behind.
    expect([...(await listKeyProofs(db)).keys()]).toEqual(['k1']);
  });

  it('a key is missed by name while something is left on it, and struck off afterwards', async () => {
    const db = await fresh();
    const world = await openPeopleWorld(db);
    await checkKeys({ db, keys: openKeyRing([k2, k1]) });
    const person = await world.addCitizen({ identity_sealed: openKeyRing([k1]).seal('{}', 'x') });
    const alone = openKeyRing([k2]);
    await expect(checkKeys({ db, keys: alone })).rejects.toThrow('lacks the key called k1: 1 values');
    expect([...(await listKeyProofs(db)).keys()]).toEqual(['k1', 'k2']);

    const identity_sealed = alone.seal('{}', person.id);
    await db.updateTable('citizen').set({ identity_sealed }).execute();
    await checkKeys({ db, keys: alone });
    expect([...(await listKeyProofs(db)).keys()]).toEqual(['k2']);
    // And its name is free for another key.
    await checkKeys({ db, keys: openKeyRing([k2, { id: 'k1', secret: randomBytes(32) }]) });
  });
});
