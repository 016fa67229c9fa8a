import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { newId } from '../../app/platform/ids.ts';
import { prepareConnection } from '../../db/engines/sqlite.ts';
import { hammer } from './client.ts';
import { openDeskSavers } from './desk-savers.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, FOLDER, LARGE, removeDatabase, TODAY } from './networks.ts';
import { median } from './quantile.ts';
import { startServer } from './server.ts';

const CLIENTS = 8;
const ROUNDS = 5;
const SAVING_SECONDS = 3;
const INSERTING_SECONDS = 1.5;
const WARM_UP_SECONDS = 4;

/** The bare loop: rows as wide as a session's, one transaction a row, the product's own pragmas. */
function openBareLoop(path: string) {
  removeDatabase(path);
  const db = new SQLite(path);
  prepareConnection(db);
  db.exec(
    'create table row (id text primary key, site_id text, staff_id text, day text, minutes integer, text text) strict',
  );
  const insert = db.prepare('insert into row values (?, ?, ?, ?, ?, ?)');
  const [site, staff, text] = [newId(), newId(), 'x'.repeat(200)];
  return {
    /** Inserts for so long; returns the commits a second. */
    run(seconds: number): number {
      const begun = performance.now();
      let commits = 0;
      while (performance.now() - begun < seconds * 1000) {
        insert.run(newId(), site, staff, TODAY, 30, text);
        commits += 1;
      }
      return commits / ((performance.now() - begun) / 1000);
    },
    close() {
      db.close();
      removeDatabase(path);
    },
  };
}

/** Facilitators save visits through HTTP; beside it, in turns, the commits the same disk gives a bare loop. */
export const saveSession: Benchmark = {
  figures: {
    'save-session': { unit: '× commits/s of a bare insert loop', atLeast: 0.5 },
    'save-session-rate': { unit: 'saves/s' },
    'bare-insert-rate': { unit: 'commits/s' },
  },
  async run() {
    const database = await copyOf(LARGE, 'saves');
    const server = await startServer(database);
    const bare = openBareLoop(join(FOLDER, 'bare.db'));
    try {
      const { clients, save, close } = await openDeskSavers(database, server, CLIENTS);
      await hammer(clients, WARM_UP_SECONDS, save);
      bare.run(INSERTING_SECONDS);

      const saves: number[] = [];
      const commits: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        commits.push(bare.run(INSERTING_SECONDS));
        const begun = performance.now();
        const durations = await hammer(clients, SAVING_SECONDS, save);
        saves.push(durations.length / ((performance.now() - begun) / 1000));
      }
      close();
      tell(`saves/s by round ${saves.map(Math.round)}, bare commits/s ${commits.map(Math.round)}`);
      return {
        'save-session': median(saves.map((rate, round) => rate / (commits[round] ?? 0))),
        'save-session-rate': median(saves),
        'bare-insert-rate': median(commits),
      };
    } finally {
      bare.close();
      await server.stop();
      removeDatabase(database);
    }
  },
};
