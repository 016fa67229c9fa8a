import { expect, it } from 'vitest';
import { touchCodeLists } from '../../db/queries/code-list-revision.ts';
import {
  endCodeEntry,
  insertCodeListVersion,
  listCodeEntries,
  listCodeEntriesOf,
  listCodeLists,
  listCodeListVersion,
  listCodeWords,
  rewordCodeEntries,
} from '../../db/queries/code-lists.ts';
import { findReferences, upsertReferences } from '../../db/queries/indicator-references.ts';
import { loadReference } from '../../db/reference/load-reference.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const entry = (code: string, it: string) => ({ code, labels: { it, en: it }, attributes: {} });

describeOnBothEngines('code lists', (fresh) => {
  it('are loaded once, with words, order and attributes', async () => {
    const db = await fresh();
    await loadReference(db);
    const before = await listCodeLists(db);
    await loadReference(db);
    expect(await listCodeLists(db)).toEqual(before);
    expect(before.map(({ list }) => list)).toContain('public_service');
    expect(before.find(({ list }) => list === 'competence')?.entries).toBe(13);

    const bands = await listCodeEntries(db, 'age_band', '2026-05-05');
    expect(bands.map(({ code }) => code)).toEqual(['E', 'A', 'B', 'C', 'D']);
    expect(bands[3]?.attributes).toEqual({ from: 55, to: 74 });
    expect(bands[4]?.labels.it).toBe('75 e oltre');
    expect(await listCodeEntries(db, 'no_such_list', '2026-05-05')).toEqual([]);
    const several = await listCodeEntriesOf(db, ['age_band', 'no_such_list', 'gender'], '2026-05-05');
    expect([...several.keys()].sort()).toEqual(['age_band', 'gender']);
    expect(several.get('age_band')).toEqual(bands);
    expect(several.get('gender')).toEqual(await listCodeEntries(db, 'gender', '2026-05-05'));
    expect(await listCodeEntriesOf(db, [], '2026-05-05')).toEqual(new Map());
  });

  it('change version on the day, and keep the words of codes that went', async () => {
    const db = await fresh();
    const first = { list: 'colour', validFrom: '2024-01-01', source: 'test' };
    const made = await insertCodeListVersion(db, {
      ...first,
      entries: [entry('a', 'Azzurro'), entry('b', 'Bianco')],
    });
    expect(made).toEqual({ ok: true, version: 1 });
    const second = { ...first, validFrom: '2025-03-01', entries: [entry('a', 'Azzurro chiaro')] };
    expect(await insertCodeListVersion(db, second)).toEqual({ ok: true, version: 2 });

    expect(await listCodeEntries(db, 'colour', '2023-12-31')).toEqual([]);
    expect((await listCodeEntries(db, 'colour', '2025-02-28')).map(({ labels }) => labels.it)).toEqual([
      'Azzurro',
      'Bianco',
    ]);
    expect((await listCodeEntries(db, 'colour', '2025-03-01')).map(({ labels }) => labels.it)).toEqual([
      'Azzurro chiaro',
    ]);
    expect((await listCodeWords(db, 'colour')).map(({ labels }) => labels.it)).toEqual([
      'Azzurro chiaro',
      'Bianco',
    ]);
    expect((await listCodeListVersion(db, 'colour', 1))?.validTo).toBe('2025-02-28');
    expect(await insertCodeListVersion(db, second)).toEqual({
      ok: false,
      reason: 'overlap',
      latestFrom: '2025-03-01',
    });
    expect(await listCodeListVersion(db, 'colour', 3)).toBeUndefined();
  });

  it('are remembered until one changes, whoever changes it', async () => {
    const db = await fresh();
    const words = async () =>
      (await listCodeEntries(db, 'colour', '2025-03-01')).map(({ labels }) => labels.it);
    await insertCodeListVersion(db, {
      list: 'colour',
      validFrom: '2024-01-01',
      source: 'test',
      entries: [entry('a', 'Azzurro'), entry('b', 'Bianco')],
    });
    expect(await words()).toEqual(['Azzurro', 'Bianco']);
    expect(await listCodeEntries(db, 'colour', '2025-03-01')).toBe(
      await listCodeEntries(db, 'colour', '2025-03-01'),
    );
    await db
      .transaction()
      .execute((trx) => rewordCodeEntries(trx, 'colour', 1, [entry('a', 'Celeste'), entry('b', 'Bianco')]));
    expect(await words()).toEqual(['Celeste', 'Bianco']);
    await endCodeEntry(db, 'colour', 1, 'b', '2025-02-28');
    expect(await words()).toEqual(['Celeste']);
    await db.updateTable('code_entry').set({ label_it: 'Turchino' }).where('list', '=', 'colour').execute();
    expect(await words()).toEqual(['Celeste']);
    await touchCodeLists(db);
    expect(await words()).toEqual(['Turchino']);
    await insertCodeListVersion(db, {
      list: 'colour',
      validFrom: '2025-03-01',
      source: 'test',
      entries: [entry('c', 'Cobalto')],
    });
    expect(await words()).toEqual(['Cobalto']);
  });

  it('stop offering an ended entry, also after the next start', async () => {
    const db = await fresh();
    await loadReference(db);
    expect(await endCodeEntry(db, 'channel', 1, 'video', '2026-02-28')).toBe(true);
    expect(await endCodeEntry(db, 'channel', 1, 'fax', '2026-02-28')).toBe(false);
    await db
      .updateTable('code_entry')
      .set({ label_it: 'Altre parole' })
      .where('list', '=', 'channel')
      .where('code', '=', 'telephone')
      .execute();
    await loadReference(db);
    const codes = async (day: string) => (await listCodeEntries(db, 'channel', day)).map(({ code }) => code);
    expect(await codes('2026-02-28')).toContain('video');
    expect(await codes('2026-03-01')).not.toContain('video');
    const telephone = (await listCodeEntries(db, 'channel', '2026-03-01')).find(
      (e) => e.code === 'telephone',
    );
    expect(telephone?.labels.it).toBe('Telefono');
  });
});

describeOnBothEngines('indicator references', (fresh) => {
  it('answer by indicator, place and population, and take corrections', async () => {
    const db = await fresh();
    await loadReference(db);
    await loadReference(db);
    const found = await findReferences(db, ['I_DSK2_BAB'], ['IT', 'EU27'], 'Y16_74');
    expect(found.map(({ geo, year, value }) => [geo, year, value])).toEqual([
      ['EU27', 2021, 53.92],
      ['EU27', 2023, 55.56],
      ['EU27', 2025, 60.4],
      ['IT', 2021, 45.6],
      ['IT', 2023, 45.75],
      ['IT', 2025, 54.27],
    ]);
    expect(await findReferences(db, [], ['IT'], 'Y16_74')).toEqual([]);

    const [corrected] = found.slice(-1);
    if (!corrected) throw new Error('no reference');
    await upsertReferences(db, [
      { ...corrected, value: 54.3, source: 'Eurostat', retrievedOn: '2099-01-01' },
    ]);
    await loadReference(db);
    const [, , latest] = await findReferences(db, ['I_DSK2_BAB'], ['IT'], 'Y16_74');
    expect(latest).toMatchObject({ value: 54.3, retrievedOn: '2099-01-01' });
  });
});
