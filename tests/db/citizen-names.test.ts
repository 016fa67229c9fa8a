import { expect, it } from 'vitest';
import type { Db } from '../../db/index.ts';
import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import {
  clearNameKeys,
  listNamesakes,
  listRecordsAfter,
  replaceNameKeys,
} from '../../db/queries/citizen-names.ts';
import type { CitizenReader } from '../../db/queries/citizens.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const DAY = '2026-03-02';
const readerAt = (...siteIds: string[]): CitizenReader => ({
  scope: { kind: 'sites', siteIds },
  staffId: 'bruno',
  today: DAY,
});

async function openNamedWorld(db: Db) {
  const world = await openPeopleWorld(db);
  const named = async (site: string, nameKeys: readonly string[]) => {
    const person = await world.addCitizen();
    await world.addSession({ site, day: DAY }, [person]);
    await db.transaction().execute((trx) => replaceNameKeys(trx, new Map([[person.id, nameKeys]])));
    return person;
  };
  const ids = async (reader: CitizenReader, words: readonly (readonly string[])[], limit = 20) =>
    (await listNamesakes(db, reader, words, limit)).map(({ citizen, named: record }) => [
      citizen.id,
      record.id,
    ]);
  return { named, ids };
}

describeOnBothEngines('people by the hashes of their names', (fresh) => {
  it('are found by every word, under any of its keys, in scope', async () => {
    const db = await fresh();
    const { named, ids } = await openNamedWorld(db);
    const ada = await named('here', ['=ada', '=rossi']);
    const eva = await named('here', ['=eva', 'k2.rossi']);
    const abroad = await named('there', ['=ada', '=rossi']);
    const rossi = ['=rossi', 'k2.rossi'];
    expect(await ids(readerAt('here'), [rossi])).toEqual([
      [eva.id, eva.id],
      [ada.id, ada.id],
    ]);
    expect(await ids(readerAt('here'), [rossi, ['=ada']])).toEqual([[ada.id, ada.id]]);
    expect(await ids(readerAt('here', 'there'), [['=ada']])).toEqual([
      [abroad.id, abroad.id],
      [ada.id, ada.id],
    ]);
    expect(await ids(readerAt('here'), [rossi], 1)).toHaveLength(1);
    expect(await ids(readerAt('here'), [['=none']])).toEqual([]);
    for (const words of [[], [[]], [rossi, []]]) expect(await ids(readerAt('here'), words)).toEqual([]);
    expect(await ids(readerAt(), [rossi])).toEqual([]);
  });

  it('are gone through piece by piece, all or those nobody finds, and forgotten at once', async () => {
    const db = await fresh();
    const { named } = await openNamedWorld(db);
    const ids = [await named('here', ['=ada']), await named('here', []), await named('there', ['=eva'])].map(
      ({ id }) => id,
    );
    const known = await listRecordsAfter(db, 'all', '', 100);
    expect(known).toEqual(expect.arrayContaining(ids));
    const [first = '', second] = known;
    expect(await listRecordsAfter(db, 'all', first, 1)).toEqual([second]);
    const unfound = known.filter((id) => id !== ids[0] && id !== ids[2]);
    expect(await listRecordsAfter(db, 'not_indexed', '', 100)).toEqual(unfound);
    await db.transaction().execute(clearNameKeys);
    expect(await listRecordsAfter(db, 'not_indexed', '', 100)).toEqual(known);
    await db.updateTable('citizen').set({ erased_on: DAY }).where('id', '=', first).execute();
    expect(await listRecordsAfter(db, 'all', '', 100)).toEqual(known.slice(1));
  });

  it('lead to the surviving record, and are forgotten when replaced', async () => {
    const db = await fresh();
    const { named, ids } = await openNamedWorld(db);
    const kept = await named('here', ['=maria']);
    const other = await named('there', ['=mary']);
    const merge = { id: 'merge', from: other, into: kept };
    await db.transaction().execute((trx) => mergeCitizens(trx, merge, { staffId: 'anna', at: DAY }));
    expect(await ids(readerAt('here'), [['=mary']])).toEqual([[kept.id, other.id]]);
    await db.transaction().execute((trx) => replaceNameKeys(trx, new Map([[other.id, ['=m', '=n']]])));
    expect(await ids(readerAt('here'), [['=mary']])).toEqual([]);
    expect(await ids(readerAt('here'), [['=m', '=n']])).toEqual([[kept.id, other.id]]);
    await db.transaction().execute((trx) => replaceNameKeys(trx, new Map([[other.id, []]])));
    expect(await db.selectFrom('citizen_name').select('citizen_id').execute()).toEqual([
      { citizen_id: kept.id },
    ]);
  });
});
