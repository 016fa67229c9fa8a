import { openDatabase } from '../../db/index.ts';
import { findStaffByEmail, listActiveGrants } from '../../db/queries/staff.ts';
import { demoEmail } from '../../db/seed/staff.ts';
import { type Client, hammer, openClient, signIn } from './client.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, LARGE, removeDatabase, TODAY } from './networks.ts';
import { median, p95 } from './quantile.ts';
import { type Server, startServer } from './server.ts';

const CLIENTS = 8;
const ROUNDS = 9;
const ROUND_SECONDS = 1.5;
const WARM_UP_SECONDS = 3;

interface Page {
  readonly name: string;
  readonly path: string;
  readonly clients: readonly Client[];
}

/** Where the demo facilitator works. */
async function siteOfFacilitator(database: string): Promise<string> {
  const db = openDatabase(`file:${database}`);
  try {
    const staff = await findStaffByEmail(db, demoEmail('facilitator'));
    const grants = staff ? await listActiveGrants(db, staff.id, TODAY) : [];
    const [site] = grants.flatMap(({ scope }) => (scope.kind === 'sites' ? scope.siteIds : []));
    if (site === undefined) throw new Error('The demo facilitator has no site.');
    return site;
  } finally {
    await db.destroy();
  }
}

/**
 * Two pages without data of their own to compare with: the definitions, which stand in the same frame for the same
 * person, and the bare sign-in page, which costs next to nothing.
 */
async function openPages({ origin }: Server, site: string): Promise<Page[]> {
  const cookie = await signIn(origin, demoEmail('facilitator'));
  const clients = (sent?: string) => Array.from({ length: CLIENTS }, () => openClient(origin, sent));
  const pages: Page[] = [
    { name: 'static-page', path: '/definitions', clients: clients(cookie) },
    { name: 'bare-page', path: '/sign-in', clients: clients() },
    { name: 'desk-page', path: '/desk', clients: clients(cookie) },
    { name: 'site-dashboard', path: `/insights?site=${site}`, clients: clients(cookie) },
  ];
  for (const { path, clients } of pages) {
    const answer = await clients[0]?.get(path);
    if (answer?.status !== 200) throw new Error(`${path} cannot be measured: it answers ${answer?.status}.`);
  }
  return pages;
}

async function askFor({ path, clients }: Page, seconds: number): Promise<number[]> {
  return hammer(clients, seconds, async (client) => {
    const answer = await client.get(path);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  });
}

/** Durations of each page by round; the pages take turns, so that other work on the machine meets all of them. */
async function measure(pages: readonly Page[]): Promise<Map<string, number[][]>> {
  for (const page of pages) await askFor(page, WARM_UP_SECONDS);
  const rounds = new Map(pages.map(({ name }) => [name, [] as number[][]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const page of round % 2 === 0 ? pages : pages.toReversed()) {
      rounds.get(page.name)?.push(await askFor(page, ROUND_SECONDS));
    }
  }
  return rounds;
}

/** Desk and dashboard of a site beside static pages of the same server: the ratio of the p95, median of the rounds. */
export const pageSpeed: Benchmark = {
  figures: {
    'desk-page': { unit: '× p95 of a static page', atMost: 2 },
    'site-dashboard': { unit: '× p95 of a static page', atMost: 2 },
    'desk-page-to-bare': { unit: '× p95 of the sign-in page' },
    'site-dashboard-to-bare': { unit: '× p95 of the sign-in page' },
  },
  async run() {
    const database = await copyOf(LARGE, 'pages');
    const site = await siteOfFacilitator(database);
    const server = await startServer(database);
    try {
      const pages = await openPages(server, site);
      const rounds = await measure(pages);
      const of = (name: string) => rounds.get(name)?.map(p95) ?? [];
      for (const [name, durations] of rounds) {
        const rate = durations.flat().length / (ROUNDS * ROUND_SECONDS);
        tell(
          `${name}: p95 ${median(of(name)).toFixed(1)} ms, ${rate.toFixed(0)} pages/s, ${CLIENTS} clients`,
        );
      }
      for (const client of pages.flatMap(({ clients }) => clients)) client.close();
      const ratio = (name: string, to: string) =>
        median(of(name).map((value, round) => value / (of(to)[round] ?? 0)));
      return Object.fromEntries(
        ['desk-page', 'site-dashboard'].flatMap((name) => [
          [name, ratio(name, 'static-page')],
          [`${name}-to-bare`, ratio(name, 'bare-page')],
        ]),
      );
    } finally {
      await server.stop();
      removeDatabase(database);
    }
  },
};
