import { hashPassword } from '../../app/access/passwords.server.ts';
import { newId } from '../../app/platform/ids.ts';
import { openDatabase } from '../../db/index.ts';
import { insertStaff } from '../../db/queries/staff.ts';
import { openMailServer } from '../../tests/support/mail-server.ts';
import { type Client, openClient } from './client.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, removeDatabase, SMALL } from './networks.ts';
import { median } from './quantile.ts';
import { startServer } from './server.ts';

const ACCOUNTS = 40;
/** Fewer than an account's failures that cost no waiting, and its letters an hour. */
const TRIES_OF_ACCOUNT = 3;

/** Whom a stranger may ask about: somebody who can sign in, nobody, somebody who never chose a password. */
const KINDS = ['known', 'unknown', 'invited'] as const;
type Kind = (typeof KINDS)[number];

/** Each kind stands in each place, and behind each other, as often as the others. */
const ORDERS: readonly (readonly Kind[])[] = [
  ['known', 'unknown', 'invited'],
  ['invited', 'unknown', 'known'],
  ['unknown', 'invited', 'known'],
  ['known', 'invited', 'unknown'],
  ['invited', 'known', 'unknown'],
  ['unknown', 'known', 'invited'],
];

const addressOf = (kind: Kind, n: number) => `${kind}-${String(n).padStart(2, '0')}@tempi.bottega.example`;

/** Adds the accounts that exist, with one password for all. */
async function addAccounts(database: string): Promise<void> {
  const passwordHash = await hashPassword('nessuno la indovina mai');
  const db = openDatabase(`file:${database}`);
  try {
    for (let n = 0; n < ACCOUNTS; n += 1) {
      for (const kind of ['known', 'invited'] as const) {
        await insertStaff(db, {
          id: newId(),
          email: addressOf(kind, n),
          full_name: `Prova ${kind} ${n}`,
          password_hash: kind === 'known' ? passwordHash : null,
          language: 'it',
          ended_on: null,
          created_at: new Date().toISOString(),
        });
      }
    }
  } finally {
    await db.destroy();
  }
}

/** Median ms by kind of account; every try comes from an address of its own. */
async function timesOf(
  client: Client,
  path: string,
  status: number,
  network: number,
  fieldsOf: (email: string) => URLSearchParams,
): Promise<Readonly<Record<Kind, number>>> {
  const times: Record<Kind, number[]> = { known: [], unknown: [], invited: [] };
  for (let round = 0; round < ACCOUNTS * TRIES_OF_ACCOUNT; round += 1) {
    for (const kind of ORDERS[round % ORDERS.length] ?? KINDS) {
      const from = `10.${network}.${KINDS.indexOf(kind)}.${round + 1}`;
      const fields = fieldsOf(addressOf(kind, round % ACCOUNTS));
      const answer = await client.post(path, fields, { 'X-Forwarded-For': from });
      if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`);
      times[kind].push(answer.ms);
    }
  }
  const medians = {
    known: median(times.known),
    unknown: median(times.unknown),
    invited: median(times.invited),
  };
  tell(`${path}: ${KINDS.map((kind) => `${kind} ${medians[kind].toFixed(1)} ms`).join(', ')}`);
  return medians;
}

const RATIO = { unit: '× median of a known account', atLeast: 0.9, atMost: 1.1 };

/** Whether how long an answer takes tells if an account exists: a wrong password, and asking for a new one by mail. */
export const accountTiming: Benchmark = {
  figures: {
    'sign-in-unknown-account': RATIO,
    'sign-in-invited-account': RATIO,
    'reset-unknown-account': RATIO,
    'reset-invited-account': RATIO,
  },
  async run() {
    const database = await copyOf(SMALL, 'account-timing');
    await addAccounts(database);
    const letters = await openMailServer();
    const server = await startServer(database, {
      TRUST_PROXY: '1',
      BOTTEGA_SMTP_URL: `smtp://127.0.0.1:${letters.port}`,
      BOTTEGA_MAIL_FROM: 'bottega@rete.example',
    });
    const client = openClient(server.origin);
    try {
      const wrong = (email: string) => new URLSearchParams({ email, password: 'una parola sbagliata' });
      const signIn = await timesOf(client, '/sign-in', 422, 20, wrong);
      const reset = await timesOf(
        client,
        '/password-reset',
        200,
        30,
        (email) => new URLSearchParams({ email }),
      );
      return {
        'sign-in-unknown-account': signIn.unknown / signIn.known,
        'sign-in-invited-account': signIn.invited / signIn.known,
        'reset-unknown-account': reset.unknown / reset.known,
        'reset-invited-account': reset.invited / reset.known,
      };
    } finally {
      client.close();
      await server.stop();
      await letters.close();
      removeDatabase(database);
    }
  },
};
