import { setTimeout as wait } from 'node:timers/promises';
import type { Trx } from '../../db/index.ts';
import { nameKeysOf } from '../../db/name-words.ts';
import { clearNameKeys, listRecordsAfter, replaceNameKeys } from '../../db/queries/citizen-names.ts';
import { lockCitizens, updateCitizenProfile } from '../../db/queries/citizens.ts';
import { updateKeepsNames } from '../../db/queries/network.ts';
import type { Identity } from '../../db/schema/identity.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { sealIdentity, tryToOpen } from './open-identity.ts';

/** Records a transaction: some milliseconds, in which others wait with what they save. */
const BATCH = 200;

/** What was done to cards: how many, and the ids of those that do not open and stay as they are. */
interface NamesDone {
  readonly cards: number;
  readonly unreadable: readonly string[];
}

type Parts = Pick<App, 'db' | 'keys' | 'clock'>;

/**
 * From now on the network keeps names: those that are on cards already are found by them too, however they came there.
 * May be ended at any moment and begun again. Counts the cards put into the index; null without a network.
 */
export async function keepNames(app: Parts): Promise<NamesDone | null> {
  if (!(await decide(app, true))) return null;
  return goThrough(app, 'not_indexed', async (trx, cards) => {
    const people = new Map(
      cards.flatMap(({ id, identity }) => {
        const nameKeys = nameKeysOf(app.keys, identity);
        return nameKeys.length > 0 ? [[id, nameKeys]] : [];
      }),
    );
    await replaceNameKeys(trx, people);
    return people.size;
  });
}

/**
 * From now on the network keeps no names: with the decision nobody is found by one any more, then names and contacts
 * leave the cards. May be ended at any moment and begun again. Counts the cards that lost something; null without a network.
 */
export async function forgetNames(app: Parts): Promise<NamesDone | null> {
  if (!(await decide(app, false))) return null;
  let forgotten = 0;
  for (;;) {
    const { cards, unreadable } = await goThrough(app, 'all', (trx, part) => forget(app, trx, part));
    forgotten += cards;
    // A form that was on its way when it was decided may have come in behind: once more, until nothing is found.
    if (cards === 0) return { cards: forgotten, unreadable };
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

/** A record that is held, with who it is of. */
interface Card {
  readonly id: string;
  readonly identity: Identity;
}

async function forget({ keys, clock }: Parts, trx: Trx, cards: readonly Card[]): Promise<number> {
  let forgotten = 0;
  for (const { id, identity } of cards) {
    const { givenName, familyName, phone, email } = identity;
    if ([givenName, familyName, phone, email].every((told) => told === null)) continue;
    const nameless = { ...identity, givenName: null, familyName: null, phone: null, email: null };
    const identity_sealed = sealIdentity(keys, id, nameless);
    await updateCitizenProfile(trx, id, { identity_sealed }, clock.now().toISOString());
    forgotten += 1;
  }
  await replaceNameKeys(trx, new Map(cards.map(({ id }) => [id, []])));
  return forgotten;
}

/** Every record that was not erased, a piece at a time with the records held; sums up what `work` returns. */
async function goThrough(
  { db, keys }: Parts,
  which: 'all' | 'not_indexed',
  work: (trx: Trx, cards: readonly Card[]) => Promise<number>,
): Promise<NamesDone> {
  const unreadable: string[] = [];
  let done = 0;
  for (let after = ''; ; ) {
    const ids = await listRecordsAfter(db, which, after, BATCH);
    const last = ids.at(-1);
    if (last === undefined) return { cards: done, unreadable };
    const begun = performance.now();
    done += await db.transaction().execute(async (trx) => {
      const cards: Card[] = [];
      for (const citizen of await lockCitizens(trx, ids)) {
        if (citizen.erased_on !== null) continue;
        const identity = tryToOpen(keys, citizen);
        if (identity) cards.push({ id: citizen.id, identity });
        else unreadable.push(citizen.id);
      }
      return work(trx, cards);
    });
    after = last;
    // As long as others had to wait they get now.
    await wait(performance.now() - begun);
  }
}
