import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { insertKeyProof } from '../../db/queries/key-proofs.ts';
import { openTestSite, type TestSite } from '../support/http-app.ts';
import { withCheck } from '../unit/people/synthetic-code.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.close());

const CODE = withCheck('FRNCHR52C41H501');

it('a server that lacks a key others write with says so instead of guessing', async () => {
  const { db } = site.app;
  const { citizen, peer } = site.network.places.own;
  const desk = site.as('facilitator');
  const count = async () => (await db.selectFrom('citizen').select('id').execute()).length;
  const before = await count();
  // Another server was started with a new key, and has written with it.
  const ahead = openKeyRing([{ id: 'k9', secret: randomBytes(32) }]);
  await insertKeyProof(db, 'k9', ahead.proofOf('k9'));
  const identity_sealed = ahead.seal('{}', peer);
  await db.updateTable('citizen').set({ identity_sealed }).where('id', '=', peer).execute();

  for (const answer of [
    await desk.get(`/people/${peer}`),
    await desk.post('/people', { code: CODE }),
    await desk.post('/desk/person', { code: CODE }),
  ]) {
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('Le chiavi dei dati sono state cambiate');
  }
  expect(await count()).toBe(before);
  // What needs no missing key goes on.
  expect((await desk.get(`/people/${citizen}`)).status).toBe(200);
});
