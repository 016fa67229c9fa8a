import { expect, it } from 'vitest';
import { type Microdata, openMicrodata } from '../../app/baselines/microdata.server.ts';
import type { Format } from '../../app/baselines/microdata-choices.ts';
import { NETWORK, type Scope } from '../../db/scope.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openFiguresWorld, seededRandom } from '../support/figures-world.ts';
import { reachable } from '../support/reachable.ts';

const PEOPLE = 500;
const NORTH: Scope = { kind: 'sites', siteIds: ['site-a', 'site-b'] };

async function textOf(microdata: Microdata, scope: Scope, format: Format): Promise<string> {
  const { rows, pieces } = await microdata.write({ scope, format }, new AbortController().signal);
  let text = '';
  for await (const piece of pieces) text += piece;
  expect(text.split('\n').length - (format === 'csv' ? 2 : 1)).toBe(rows);
  return text;
}

/** What is told of each person, whatever their names are in the file (CSV marks one that begins with «-»). */
function withoutNames(text: string): string[] {
  const name = /'?[\w-]{22}/;
  const people = Map.groupBy(text.split('\n'), (line) => name.exec(line)?.[0] ?? '');
  return [...people.values()].map((lines) => lines.join('\n').replaceAll(new RegExp(name, 'g'), '')).sort();
}

describeOnBothEngines('microdata', (fresh) => {
  it('are the same from a thread of their own, which ends with who asked', async () => {
    const { db, databaseUrl, close } = await reachable(await fresh());
    const world = await openFiguresWorld(db, seededRandom(3));
    for (let count = 0; count < PEOPLE; count += 1) await world.addCitizen();
    for (let count = 0; count < PEOPLE; count += 1) await world.addResponse();
    const here = openMicrodata(db);
    const elsewhere = openMicrodata(db, { databaseUrl, manyResponses: PEOPLE - 1 });
    const few = openMicrodata(db, { databaseUrl: 'mysql://127.0.0.1/', manyResponses: PEOPLE });
    const lost = openMicrodata(db, { databaseUrl: 'mysql://127.0.0.1/', manyResponses: PEOPLE - 1 });
    try {
      const whole = withoutNames(await textOf(here, NETWORK, 'csv'));
      expect(whole.length).toBeGreaterThan(100);
      expect(withoutNames(await textOf(elsewhere, NETWORK, 'csv'))).toEqual(whole);
      expect(withoutNames(await textOf(few, NETWORK, 'csv'))).toEqual(whole);
      const north = withoutNames(await textOf(here, NORTH, 'jsonl'));
      expect(withoutNames(await textOf(elsewhere, NORTH, 'jsonl'))).toEqual(north);
      expect([north.length > 10, north.length < whole.length]).toEqual([true, true]);
      await expect(textOf(lost, NETWORK, 'csv')).rejects.toThrow('mysql');

      const leaving = new AbortController();
      const { pieces } = await elsewhere.write({ scope: NETWORK, format: 'csv' }, leaving.signal);
      await pieces.next();
      leaving.abort();
      await expect(pieces.next()).rejects.toThrow('has ended');
    } finally {
      await close();
    }
  });
});
