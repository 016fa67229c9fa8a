import { setTimeout as wait } from 'node:timers/promises';
import { DEMO_PASSWORD, demoEmail } from '../../db/seed/staff.ts';
import { type Client, openClient, signIn } from './client.ts';
import { findDeskWorkers } from './desk-workers.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, LARGE, removeDatabase } from './networks.ts';
import { median, p95 } from './quantile.ts';
import { startServer } from './server.ts';

const ACCOUNTS = 20;
const SIGN_INS_PER_SECOND = 50;
const READS_PER_SECOND = 10;
const ROUNDS = 5;
const ROUND_SECONDS = 4;

/** Begins so many a second whether or not earlier ones were answered; resolves when all are, in the order begun. */
async function atPace<T>(perSecond: number, seconds: number, begin: (n: number) => Promise<T>): Promise<T[]> {
  const begun = performance.now();
  const open: Promise<T>[] = [];
  for (let n = 0; n < perSecond * seconds; n += 1) {
    await wait(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    open.push(begin(n));
  }
  return Promise.all(open);
}

async function readDesk(client: Client): Promise<number[]> {
  return atPace(READS_PER_SECOND, ROUND_SECONDS, async () => {
    const answer = await client.get('/desk');
    if (answer.status !== 200) throw new Error(`/desk answered ${answer.status}`);
    return answer.ms;
  });
}

/** Desks that are read calmly, alone and while fifty a second sign in: hashing passwords must not stop them. */
export const signInLoad: Benchmark = {
  figures: {
    'desk-while-signing-in': { unit: '× p95 of a quiet desk', atMost: 2 },
    'sign-ins-let-in': { unit: 'sign-ins/s of 50 tried' },
  },
  async run() {
    const database = await copyOf(LARGE, 'sign-ins');
    const accounts = (await findDeskWorkers(database, ACCOUNTS)).map(({ email }) => email);
    const server = await startServer(database);
    try {
      const cookie = await signIn(server.origin, demoEmail('facilitator'));
      const reader = openClient(server.origin, cookie);
      // A browser each: a connection carries one request at a time.
      const doors = Array.from({ length: SIGN_INS_PER_SECOND }, () => openClient(server.origin));
      const enter = async (n: number) => {
        const email = accounts[n % accounts.length] ?? '';
        const fields = new URLSearchParams({ email, password: DEMO_PASSWORD });
        const answer = await doors[n % doors.length]?.post('/sign-in', fields);
        if (answer?.status !== 302 && answer?.status !== 429) throw new Error(`/sign-in: ${answer?.status}`);
        return answer.status;
      };
      await readDesk(reader);
      const ratios: number[] = [];
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const quiet = p95(await readDesk(reader));
        const [busy, answers] = await Promise.all([
          readDesk(reader),
          atPace(SIGN_INS_PER_SECOND, ROUND_SECONDS, enter),
        ]);
        ratios.push(p95(busy) / quiet);
        rates.push(answers.filter((status) => status === 302).length / ROUND_SECONDS);
        tell(`quiet p95 ${quiet.toFixed(1)} ms, while signing in ${p95(busy).toFixed(1)} ms`);
      }
      for (const client of [reader, ...doors]) client.close();
      return { 'desk-while-signing-in': median(ratios), 'sign-ins-let-in': median(rates) };
    } finally {
      await server.stop();
      removeDatabase(database);
    }
  },
};
