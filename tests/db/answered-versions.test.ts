import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hashOf, loadInstruments } from '../../app/surveys/instruments.server.ts';
import { refuseChangedVersions } from '../../app/surveys/refuse-changed-versions.server.ts';
import type { Db } from '../../db/index.ts';
import { listAnsweredVersions } from '../../db/queries/answered-versions.ts';
import { insertResponse } from '../../db/queries/responses.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openPeopleWorld } from '../support/people-world.ts';

const instruments = loadInstruments(join(import.meta.dirname, '../../surveys'));
const dsi = instruments.latestInstrument('dsi-2');
const OTHER = hashOf({ pages: [] });

/** Puts somebody's answers to versions with these hashes there. */
async function answer(db: Db, ...asked: { version: number; hash: string; instrument?: string }[]) {
  const person = await (await openPeopleWorld(db)).addCitizen();
  for (const [index, { version, hash, instrument = 'dsi-2' }] of asked.entries()) {
    await db.transaction().execute((trx) =>
      insertResponse(trx, {
        id: `r${index}`,
        citizen_id: person.id,
        person_no: person.person_no,
        site_id: 'here',
        staff_id: 'anna',
        session_id: null,
        instrument,
        version,
        definition_hash: hash,
        language: 'it',
        way: 'desk',
        day: '2026-02-03',
        started_at: '2026-02-03T10:00:00Z',
      }),
    );
  }
}

describeOnBothEngines('a version with answers', (fresh) => {
  const hash = dsi?.hash ?? '';

  it('is known by the definition it had, once however many answered', async () => {
    const db = await fresh();
    expect(await listAnsweredVersions(db)).toEqual([]);
    await answer(db, { version: 1, hash }, { version: 1, hash }, { version: 2, hash: OTHER });
    await db.updateTable('response').set({ status: 'discarded' }).where('id', '=', 'r2').execute();
    expect(await listAnsweredVersions(db)).toEqual([
      { instrument: 'dsi-2', version: 1, definition_hash: hash },
    ]);
  });

  it('is frozen: the server starts with the file as it was answered', async () => {
    const db = await fresh();
    await answer(db, { version: 1, hash });
    await expect(refuseChangedVersions({ db, instruments })).resolves.toBeUndefined();
  });

  it('is frozen: the server does not start with another file or without it, and names each', async () => {
    const db = await fresh();
    await answer(
      db,
      { version: 1, hash: OTHER },
      { version: 9, hash },
      { version: 1, hash: OTHER, instrument: 'gone' },
    );
    await expect(refuseChangedVersions({ db, instruments })).rejects.toThrow(
      'surveys/dsi-2/1.json has changed; surveys/dsi-2/9.json is gone; surveys/gone/1.json is gone.',
    );
  });
});
