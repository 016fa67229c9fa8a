import { expect, it } from 'vitest';
import { checkFigures } from '../../app/figures/check-figures.server.ts';
import { decodeContent, encodeContent } from '../../db/figure-content/encode.ts';
import type { Db } from '../../db/index.ts';
import { rebuildFigures } from '../../db/queries/figure-rebuild.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { populatedWorld } from '../support/figures-world.ts';

/** The cells with most sessions first. */
async function cellsOf(db: Db) {
  const cells = await db.selectFrom('figure_cell').selectAll().execute();
  return cells
    .map((cell) => ({ ...cell, opened: cell.content && decodeContent(cell.content) }))
    .flatMap(({ opened, ...cell }) => (opened ? [{ ...cell, opened }] : []))
    .sort((a, b) => b.opened.day.length - a.opened.day.length);
}

describeOnBothEngines('the check of figures', (fresh) => {
  it('finds nothing after any changes, and every cell that was altered by hand', async () => {
    const db = await fresh();
    const world = await populatedWorld(db, 31, 40);
    for (let change = 0; change < 15; change += 1) await world.changeSomething();
    const { differences, notKept, cells: all } = await checkFigures(db);
    expect({ differences, notKept }).toEqual({ differences: [], notKept: 0 });

    // What waits to be read from the rows cannot differ from them.
    await rebuildFigures(db);
    const cells = await cellsOf(db);
    expect(cells).toHaveLength(all);
    const [minutes, person, word, baseline, gone, unreadable, unkept] = cells;
    if (!minutes || !person || !word || !baseline || !gone || !unreadable || !unkept)
      throw new Error('Too few cells.');
    const write = (cell: (typeof cells)[number], content: Buffer | null) =>
      db
        .updateTable('figure_cell')
        .set({ content })
        .where('site_id', '=', cell.site_id)
        .where('month', '=', cell.month)
        .execute();
    minutes.opened.minutes[0] = (minutes.opened.minutes[0] ?? 0) + 1;
    await write(minutes, encodeContent(minutes.opened));
    // One more person than there were, in the place of somebody or of nobody known.
    person.opened.person[0] = 4000;
    await write(person, encodeContent(person.opened));
    const genders = Uint16Array.from(word.opened.head.gender);
    const head = { ...word.opened.head, gender: genders.fill(word.opened.words.length) };
    await write(word, encodeContent({ ...word.opened, words: [...word.opened.words, 'X'], head }));
    const baselineDay = Uint8Array.from([...baseline.opened.baselineDay, 31]);
    const last = <C extends Uint8Array | Uint16Array>(column: C) =>
      Uint16Array.from([...column, column[0] ?? 0]);
    const { overall, il, cc, dcc, sf, ps } = baseline.opened.baseline;
    await write(
      baseline,
      encodeContent({
        ...baseline.opened,
        baselineDay,
        baselineAge: Uint8Array.from([...baseline.opened.baselineAge, 40]),
        baseline: {
          overall: last(overall),
          il: last(il),
          cc: last(cc),
          dcc: last(dcc),
          sf: last(sf),
          ps: last(ps),
        },
      }),
    );
    await db
      .deleteFrom('figure_cell')
      .where('site_id', '=', gone.site_id)
      .where('month', '=', gone.month)
      .execute();
    await write(unreadable, Buffer.from('nonsense'));
    await write(unkept, null);

    const found = await checkFigures(db);
    expect(found.notKept).toBe(1);
    const named = (cell: { site_id: string; month: string }) => `${cell.site_id} ${cell.month}`;
    expect(new Set(found.differences.map((one) => `${one.siteId} ${one.month}`))).toEqual(
      new Set([minutes, person, word, baseline, gone, unreadable].map(named)),
    );
    expect(found.differences.find(({ what }) => what === 'content')).toMatchObject({
      siteId: unreadable.site_id,
      kept: 0,
    });

    await rebuildFigures(db);
    expect(await checkFigures(db)).toMatchObject({ differences: [], notKept: 0 });
  });

  it('finds rows that were changed behind the figures', async () => {
    const db = await fresh();
    await populatedWorld(db, 32, 20);
    const [cell] = await cellsOf(db);
    if (!cell) throw new Error('No cell.');
    const changed = await db
      .updateTable('attendance')
      .set({ education: 'Z' })
      .where('site_id', '=', cell.site_id)
      .where('day', '>=', `${cell.month}-01`)
      .where('day', '<=', `${cell.month}-31`)
      .where('counts', '=', 1)
      .returning('id')
      .execute();
    const { differences } = await checkFigures(db);
    expect(differences).toMatchObject([{ siteId: cell.site_id, month: cell.month }]);
    expect(changed.length).toBeGreaterThan(0);
    expect(differences[0]?.what).toMatch(/^education /);
  });
});
