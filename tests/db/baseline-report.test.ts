import { expect, it } from 'vitest';
import { analyseBaseline } from '../../app/baselines/analyse-baseline.server.ts';
import { openBaselineFigures } from '../../app/baselines/baseline-figures.server.ts';
import { exportResponses } from '../../app/baselines/export-responses.server.ts';
import { loadOffered } from '../../app/baselines/load-offered.server.ts';
import { type Given, readQuestion } from '../../app/baselines/read-question.ts';
import { baselineReport, filtersOf } from '../../app/baselines/report.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { ROW_WORDS } from '../../cli/baseline-words.ts';
import { demoParts } from '../../cli/seed.ts';
import type { Db } from '../../db/index.ts';
import { countUnfinished } from '../../db/queries/unfinished.ts';
import { NETWORK } from '../../db/scope.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { differences, recountBaselines } from '../support/recount-baselines.ts';

const TODAY = '2026-05-21';

async function seeded(db: Db, sessions: number): Promise<void> {
  await seedDemo(db, {
    sessions,
    seed: 11,
    today: TODAY,
    sealer: openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]),
    hashPassword: async () => 'hash',
    ...demoParts(),
  });
}

/** The report of a question, whole or protected. */
async function reported(db: Db, given: Given, exact: boolean) {
  const offered = await loadOffered(db, NETWORK);
  const reading = readQuestion(given, offered, TODAY);
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  const { question, by } = reading;
  const filters = filtersOf(question, by, {
    site: given.site ?? null,
    organisation: given.organisation ?? null,
  });
  const asked = { scope: NETWORK, exact, question, by, offered, words: ROW_WORDS };
  return baselineReport(filters, await analyseBaseline({ db, baselines: openBaselineFigures(db) }, asked));
}

async function exportedLines(db: Db) {
  let text = '';
  for await (const piece of exportResponses(db, new Date())) text += piece;
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describeOnBothEngines('the report of baselines', (fresh) => {
  it('is what a second program counts from the raw export, whatever is asked; hidden numbers apart', async () => {
    const db = await fresh();
    await seeded(db, 6000);
    const lines = await exportedLines(db);
    const [site = '', other = ''] = lines.map((line) => line.site);
    const questions: Given[] = [
      {},
      { by: ['site'] },
      { by: ['organisation'], from: ['2026-01'] },
      { by: ['year'] },
      { by: ['month'], to: ['2026-02'] },
      { by: ['ageClass'], sex: ['A'] },
      { by: ['sex'], ageClass: ['55-64', '65-74', '75+'] },
      { by: ['education'], way: ['tablet', 'desk'] },
      { by: ['citizenship'] },
      { by: ['way'], site: [site, other] },
      { organisation: [lines[0].organisation], education: ['unknown', 'A'], sex: ['B'] },
    ];
    let [compared, hidden] = [0, 0];
    for (const given of questions) {
      for (const exact of [true, false]) {
        const report = await reported(db, given, exact);
        const rows = Object.fromEntries(report.rows.map((row) => [row.key, row]));
        const found = differences({ ...report, rows }, recountBaselines(lines, { ...report.filters }));
        expect([given, exact, found.wrong]).toEqual([given, exact, []]);
        if (exact) expect(found.hidden).toBe(0);
        compared += found.compared;
        hidden += found.hidden;
      }
    }
    expect(compared).toBeGreaterThan(5000);
    expect(hidden).toBeGreaterThan(100);
  }, 120_000);

  it('counts what is not finished of an instrument by site and month, in scope', async () => {
    const db = await fresh();
    await seeded(db, 1500);
    const rows = await db.selectFrom('response').select(['site_id', 'status', 'day']).execute();
    const open = await countUnfinished(db, NETWORK, 'dsi-2');
    const begun = rows.filter(({ status }) => status === 'in_progress');
    const expected = Map.groupBy(begun, ({ site_id, day }) => `${site_id} ${day.slice(0, 7)}`);
    expect(new Map(open.map(({ site_id, month, n }) => [`${site_id} ${month}`, n]))).toEqual(
      new Map([...expected].map(([key, own]) => [key, own.length])),
    );
    const [first] = open;
    const scope = { kind: 'sites', siteIds: [first?.site_id ?? ''] } as const;
    expect(await countUnfinished(db, scope, 'dsi-2')).toEqual([first]);
    expect(await countUnfinished(db, NETWORK, 'needs')).toEqual([]);
  });
});
