import { afterAll, beforeAll, expect, it } from 'vitest';
import { monthStart } from '../../app/figures/period.ts';
import { newId } from '../../app/platform/ids.ts';
import { figureCellOf, touchFigureCells } from '../../db/queries/figures.ts';
import { insertSession } from '../../db/queries/sessions.ts';
import { civilToday } from '../support/civil-today.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { pageWords, wordsAfterFigure } from '../support/page-words.ts';

const TODAY = civilToday();
/** The two months before this one and the days of this one. */
const PERIOD = `from=${monthStart(TODAY, -2)}&to=${TODAY}`;

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

/** Somebody nobody knows, so many times on a day at one's own site. */
async function visit(day: string, times: number): Promise<void> {
  const { db } = site.app;
  const { own } = site.network.places;
  const like = await db
    .selectFrom('session')
    .selectAll()
    .where('id', '=', own.session)
    .executeTakeFirstOrThrow();
  const nobody = { counts: 1 as const, has_code: 0 as const, site_id: own.site, day };
  await db.transaction().execute(async (trx) => {
    for (let time = 0; time < times; time += 1) {
      const id = newId();
      await insertSession(
        trx,
        { ...like, id, day, case_id: null },
        ['pagopa_payment'],
        [{ ...nobody, id: newId(), session_id: id }],
      );
    }
    await touchFigureCells(trx, [figureCellOf(own.site, day)]);
  });
}

const read = async (role: 'auditor' | 'coordinator', query: string) => {
  const html = await (await site.as(role).get(`/insights?${PERIOD}&${query}`)).text();
  return { words: await pageWords(new Response(html)), changes: html.match(/<small>[^<]+<\/small>/g) ?? [] };
};

it('compares nothing with months before anything was recorded', async () => {
  const { words, changes } = await read('auditor', 'compare=year');
  expect(words).toContain('nessun confronto: i dati cominciano da');
  expect(words).not.toContain('Con un anno prima');
  expect(changes).toEqual([]);
});

it('compares, for whoever reads months, those that are over, and says so', async () => {
  await visit(TODAY, 44);
  await visit(monthStart(TODAY, -1), 40);
  await visit(monthStart(TODAY, -14), 10);
  await visit(monthStart(TODAY, -13), 20);
  const { words } = await read('auditor', 'compare=year');
  expect(words).toMatch(/fino al [^|]+ confronto con un anno prima, dal/);
  expect(words).toContain('|Con un anno prima|');
  expect(wordsAfterFigure(words, 'Accessi')).toMatch(
    /^90\|Fino al [^|]+: 40 · \+33 % rispetto a un anno prima \(30\)\|/,
  );
});

it('sets a month beside the same one of the year before, and beside no other', async () => {
  expect((await read('coordinator', 'by=month&compare=year')).changes).toContain('<small>+100 %</small>');
  expect((await read('coordinator', 'by=month')).changes).toEqual([]);
  expect((await read('coordinator', 'by=topic&compare=year')).changes).not.toEqual([]);
});
