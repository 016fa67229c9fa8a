import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type DeskSavers, openDeskSavers } from './desk-savers.ts';
import type { Exported } from './export-process.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, keyFile, LARGE, removeDatabase } from './networks.ts';
import { median } from './quantile.ts';
import { startServer } from './server.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const WARM_UP_SAVES = 200;

/** The export as `bottega export attendances` makes it, in a process of its own. */
function exportRows(database: string): { readonly done: Promise<Exported>; isRunning(): boolean } {
  const child = fork(join(import.meta.dirname, 'export-process.ts'), [String(ROWS)], {
    env: { ...process.env, DATABASE_URL: `file:${database}`, BOTTEGA_MASTER_KEY_FILE: keyFile() },
  });
  let running = true;
  child.once('exit', () => {
    running = false;
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The export broke.')));
  const told = once(child, 'message').then(([exported]: Exported[]) => {
    if (!exported) throw new Error('The export said nothing.');
    return exported;
  });
  return { done: Promise.race([told, ended]), isRunning: () => running };
}

/** How long visits take to save, one after the other, as long as there is a reason to go on; ms. */
async function saveWhile({ clients, save }: DeskSavers, more: (saved: number) => boolean): Promise<number[]> {
  const [client] = clients;
  if (!client) throw new Error('Nobody at a desk.');
  const took: number[] = [];
  while (more(took.length)) took.push((await save(client, 0)).ms);
  return took;
}

/** What an export costs whoever works meanwhile: the memory it takes, and how much longer a visit takes to save. */
export const exportedRows: Benchmark = {
  figures: {
    'export-memory': { unit: `MB more for ${ROWS} rows than for the first`, atMost: 100 },
    'save-while-exporting': { unit: '× the time of a save when nothing is exported', atMost: 2 },
  },
  async run() {
    const database = await copyOf(LARGE, 'exports');
    const server = await startServer(database);
    try {
      const savers = await openDeskSavers(database, server, 1);
      await saveWhile(savers, (saved) => saved < WARM_UP_SAVES);
      const grown: number[] = [];
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const exporting = exportRows(database);
        const [busy, exported] = await Promise.all([saveWhile(savers, exporting.isRunning), exporting.done]);
        grown.push(exported.grown / 2 ** 20);
        const quiet = await saveWhile(savers, (saved) => saved < busy.length);
        ratios.push(median(busy) / median(quiet));
        tell(
          `${busy.length} saves meanwhile: ${median(busy).toFixed(1)} ms, ${median(quiet).toFixed(1)} ms after`,
        );
      }
      savers.close();
      return { 'export-memory': Math.max(...grown), 'save-while-exporting': median(ratios) };
    } finally {
      await server.stop();
      removeDatabase(database);
    }
  },
};
