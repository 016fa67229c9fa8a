import SQLite from 'better-sqlite3';
import { openBaselineFigures } from '../../app/baselines/baseline-figures.server.ts';
import type { BaselineFigures } from '../../app/baselines/protected-counts.ts';
import type { BaselineQuestion } from '../../app/baselines/question.ts';
import { openDatabase } from '../../db/index.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { listSites } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { type Benchmark, tell } from './figure.ts';
import { copyOf, removeDatabase, SMALL, TODAY } from './networks.ts';
import { p95 } from './quantile.ts';

const RESPONSES = 100_000;
const ROUNDS = 40;

const EVERYTHING: BaselineQuestion = { siteIds: null, from: null, to: null, codes: {} };
const WOMEN: BaselineQuestion = { ...EVERYTHING, codes: { sex: ['B'] } };

/** Repeats the baselines of a network until there are enough: same people, other questionnaires. */
function multiply(file: SQLite.Database, wanted: number): void {
  const columns = file
    .prepare<[], { name: string }>("select name from pragma_table_info('response')")
    .all()
    .map(({ name }) => name);
  const copied = columns.map((name) => (name === 'id' ? 'lower(hex(randomblob(16)))' : name)).join(', ');
  const more = file.prepare<[number]>(
    `insert into response (${columns.join(', ')}) select ${copied} from response where is_baseline = 1 limit ?`,
  );
  const count = file.prepare<[], { n: number }>('select count(*) as n from response where is_baseline = 1');
  for (let n = count.get()?.n ?? 0; n > 0 && n < wanted; n = count.get()?.n ?? 0) more.run(wanted - n);
}

/** What the analysis page asks: the selection, its sites, its age classes. Returns the ms it took. */
async function read(figures: BaselineFigures, question: BaselineQuestion): Promise<number> {
  const begun = performance.now();
  await figures.answer(NETWORK, question, false);
  await figures.rows(NETWORK, question, 'site', false);
  await figures.rows(NETWORK, question, 'ageClass', false);
  return performance.now() - begun;
}

/** Baselines as they are shown: the release made anew after an answer, and as it stands. */
export const baselineFigures: Benchmark = {
  figures: {
    'baseline-figures': { unit: `ms p95, ${RESPONSES} baselines, as they stand`, atMost: 300 },
    'baseline-figures-after-answer': { unit: 'ms p95, after one more answer', atMost: 300 },
    'baseline-figures-cold': { unit: 'ms' },
  },
  async run() {
    const path = await copyOf(SMALL, 'baselines');
    const file = new SQLite(path);
    multiply(file, RESPONSES);
    const db = openDatabase(`file:${path}`);
    try {
      const sites = await listSites(db, NETWORK);
      const figures = openBaselineFigures(db);
      const cold = await read(figures, EVERYTHING);
      const again: number[] = [];
      const afterAnswer: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const site = sites[round % sites.length];
        if (!site) throw new Error('The network has no site.');
        multiply(file, RESPONSES + round + 1);
        file
          .prepare('update response set site_id = ?, day = ? where rowid = last_insert_rowid()')
          .run(site.id, TODAY);
        await db.transaction().execute((trx) => touchFigureCells(trx, [figureCellOf(site.id, TODAY)]));
        afterAnswer.push(await read(figures, round % 2 === 0 ? EVERYTHING : WOMEN));
        again.push(await read(figures, round % 2 === 0 ? WOMEN : EVERYTHING));
      }
      tell(`${sites.length} sites`);
      return {
        'baseline-figures': p95(again),
        'baseline-figures-after-answer': p95(afterAnswer),
        'baseline-figures-cold': cold,
      };
    } finally {
      file.close();
      await db.destroy();
      removeDatabase(path);
    }
  },
};
