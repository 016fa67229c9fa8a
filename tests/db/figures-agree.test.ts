import { expect, it } from 'vitest';
import type { ParticipationAsked } from '../../app/api/participation-contract.server.ts';
import { answerParticipation } from '../../app/insights/answer-participation.server.ts';
import { BREAKDOWNS, type Breakdown } from '../../app/insights/breakdowns.ts';
import { figureFile } from '../../app/insights/figure-file.server.ts';
import { loadSelection } from '../../app/insights/load-selection.server.ts';
import { loadTables } from '../../app/insights/load-tables.server.ts';
import { tableBytes } from '../../app/platform/table-file/answer-with-table.ts';
import { demoParts } from '../../cli/seed.ts';
import type { Db } from '../../db/index.ts';
import { NETWORK } from '../../db/scope.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';
import { assembleApp } from '../../server.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { config } from '../support/http-app.ts';
import { testActor } from '../support/test-actor.ts';

const TODAY = '2026-05-21';
const NOW = new Date('2026-05-21T10:00:00Z');

async function openSeeded(db: Db) {
  const app = assembleApp(config, db, undefined, { now: () => NOW });
  await seedDemo(db, {
    sessions: 1200,
    seed: 9,
    today: TODAY,
    sealer: app.keys,
    hashPassword: async () => 'hash',
    ...demoParts(),
  });
  return app;
}

/** Everybody, and where rows are organisations also one gender. */
function filtersOf(by: Breakdown): readonly Readonly<Record<string, string>>[] {
  return by === 'organisation' ? [{}, { gender: 'A' }] : [{}];
}

/** Accesses, people, minutes and new people of each row, null where hidden. */
type Rows = Readonly<Record<string, readonly (number | null)[]>>;

describeOnBothEngines('the same question', (fresh) => {
  it('has the same numbers on the page, in its files and for programs, whoever asks', async () => {
    const app = await openSeeded(await fresh());
    const days = { from: '2025-06-01', to: '2026-04-30' };
    let [numbers, hidden] = [0, 0];

    for (const role of ['coordinator', 'analyst'] as const) {
      const actor = testActor({ role: role, scope: NETWORK });
      const asker = { app, actor, scope: NETWORK, today: TODAY, time: '12:00', now: NOW };

      async function onPage(by: Breakdown, query: Readonly<Record<string, string>>) {
        const url = new URL(`http://bottega.test/?${new URLSearchParams({ ...query, by })}`);
        const selection = await loadSelection({ ...asker, url });
        const { reading } = selection;
        if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
        const table = (await loadTables(asker, selection, reading, [by])).rows.get(by) ?? [];
        const file = figureFile(asker, selection, reading, by, table, false);
        const csv = await new Response(tableBytes(file, 'csv')).text();
        const rows = table.map((row): [string, (number | null)[]] => [
          row.key,
          [row.accesses, row.people, row.minutes, row.new],
        ]);
        return { rows: Object.fromEntries(rows), csv };
      }

      async function forPrograms(question: ParticipationAsked): Promise<Rows> {
        const url = new URL(`http://bottega.test/?${new URLSearchParams(days)}`);
        const answer = await answerParticipation({ ...asker, url }, question);
        if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
        return Object.fromEntries(
          answer.value.body.rows.map((row) => [
            row.key,
            [row.accesses, row.uniques, row.hours === null ? null : Math.round(row.hours * 60), row.new],
          ]),
        );
      }

      for (const by of BREAKDOWNS) {
        if (by === 'programme') continue;
        for (const filter of filtersOf(by)) {
          const page = await onPage(by, { ...days, ...filter });
          const lists = Object.fromEntries(Object.entries(filter).map(([name, code]) => [name, [code]]));
          expect([role, by, filter, await forPrograms({ ...days, ...lists, by })]).toEqual([
            role,
            by,
            filter,
            page.rows,
          ]);
          for (const [key, figures] of Object.entries(page.rows)) {
            const line = page.csv.split('\r\n').find((text) => text.startsWith(`${key};`));
            const [, , accesses, people, minutes] = line?.split(';') ?? [];
            [accesses, people, minutes].forEach((cell, index) => {
              const figure = figures[index];
              if (typeof figure === 'number') expect([by, key, cell]).toEqual([by, key, String(figure)]);
              else expect([by, key, cell]).toEqual([by, key, expect.stringMatching(/coperto/)]);
            });
            numbers += figures.filter((figure) => figure !== null).length;
            hidden += figures.filter((figure) => figure === null).length;
          }
        }
      }
    }
    expect(numbers).toBeGreaterThan(400);
    expect(hidden).toBeGreaterThan(50);
  });
});
