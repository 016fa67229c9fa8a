import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { checkKey } from '../../app/platform/check-key.server.ts';
import { ConfigError } from '../../app/platform/environment.server.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('the key of a database', (fresh) => {
  it('is noted at the first start and asked for ever after', async () => {
    const db = await fresh();
    const keys = openKeyRing(randomBytes(32));
    await checkKey({ db, keys });
    await checkKey({ db, keys });
    const other = openKeyRing(randomBytes(32));
    await expect(checkKey({ db, keys: other })).rejects.toThrow(ConfigError);
    await expect(checkKey({ db, keys })).resolves.toBeUndefined();
  });
});
