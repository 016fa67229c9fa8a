import { setTimeout as wait } from 'node:timers/promises';
import type { Trx } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { clearNameKeys, listRecordsAfter, replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { type CitizenRow, lockCitizens, updateCitizenProfile } from '../../db/queries/citizens.ts';
import { updateKeepsNames } from '../../db/queries/network.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { openIdentity, sealIdentity } from './open-identity.ts';

/** Records a transaction: some milliseconds, in which others wait with what they save. */
const BATCH = 200;

type Parts = Pick<App, 'db' | 'keys' | 'clock'>;

/**
 * From now on the network keeps names: those that are on cards already are found by them too, however they came there.
 * May be ended at any moment and begun again. Returns how many records were put into the index; null without a network.
 */
export async function keepNames(app: Parts): Promise<number | null> {
  if (!(await decide(app, true))) return null;
  return goThrough(app, 'not_indexed', async (trx, citizens) => {
    const people = new Map(
      citizens.flatMap((citizen) => {
        const nameKeys = nameKeysOf(app.keys, openIdentity(app.keys, citizen));
        return nameKeys.length > 0 ? [[citizen.id, nameKeys]] : [];
      }),
    );
    await replaceNameKeys(trx, people);
    return people.size;
  });
}

/**
 * From now on the network keeps no names: with the decision nobody is found by one any more, then names and contacts
 * leave the cards. May be ended at any moment and begun again. Returns how many cards lost something; null without a network.
 */
export async function forgetNames(app: Parts): Promise<number | null> {
  if (!(await decide(app, false))) return null;
  let forgotten = 0;
  for (;;) {
    const found = await goThrough(app, 'all', (trx, citizens) => forget(app, trx, citizens));
    forgotten += found;
    // A form that was on its way when it was decided may have come in behind: once more, until nothing is found.
    if (found === 0) return forgotten;
  }
}

/** Sets what the network decided, on record; false when there is no network. */
async function decide({ db, clock }: Parts, keeps: boolean): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await updateKeepsNames(trx, keeps))) return false;
    if (!keeps) await clearNameKeys(trx);
    await audit(trx, {
      at: clock.now(),
      staffId: null,
      action: keeps ? 'names.keep' : 'names.forget',
      subjectKind: 'database',
      subjectId: 'names',
    });
    return true;
  });
}

async function forget({ keys, clock }: Parts, trx: Trx, citizens: readonly CitizenRow[]): Promise<number> {
  let forgotten = 0;
  for (const citizen of citizens) {
    const identity = openIdentity(keys, citizen);
    const { givenName, familyName, phone, email } = identity;
    if ([givenName, familyName, phone, email].every((told) => told === null)) continue;
    const nameless = { ...identity, givenName: null, familyName: null, phone: null, email: null };
    const identity_sealed = sealIdentity(keys, citizen.id, nameless);
    await updateCitizenProfile(trx, citizen.id, { identity_sealed }, clock.now().toISOString());
    forgotten += 1;
  }
  await replaceNameKeys(trx, new Map(citizens.map(({ id }) => [id, []])));
  return forgotten;
}

/** Every record that was not erased, a piece at a time with the records held; returns the sum of what `work` returns. */
async function goThrough(
  { db }: Parts,
  which: 'all' | 'not_indexed',
  work: (trx: Trx, citizens: readonly CitizenRow[]) => Promise<number>,
): Promise<number> {
  let done = 0;
  for (let after = ''; ; ) {
    const ids = await listRecordsAfter(db, which, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return done;
    const begun = performance.now();
    done += await db.transaction().execute(async (trx) => {
      const citizens = await lockCitizens(trx, ids);
      return work(
        trx,
        citizens.filter(({ erased_on }) => erased_on === null),
      );
    });
    after = last;
    // As long as others had to wait they get now.
    await wait(performance.now() - begun);
  }
}
