import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { onServer } from '../support/postgres-databases.ts';
import { type RotationRound, rotationRound } from '../support/rotation-round.ts';

/** `npm run bench -- rotation-wrong-lookups` does it with 100,000 people. */
const ROUND = { people: 2000, kills: 2 };
/** Three processes start after each other: on a busy machine that is most of it. */
const LIMIT_MS = 180_000;

function check({ wrong, lookUps, said }: RotationRound): void {
  expect(wrong).toBe(0);
  expect(lookUps).toBeGreaterThan(100);
  expect(said).toContain('k1: 0 values left.');
}

it('a change of keys, killed twice in the middle, loses and mistakes nobody [sqlite]', {
  timeout: LIMIT_MS,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bottega-rotation-'));
  check(await rotationRound(`file:${join(folder, 'b.db')}`, ROUND));
  rmSync(folder, { recursive: true });
});

const server = inject('postgresServer');
if (server !== null) {
  it('a change of keys, killed twice in the middle, loses and mistakes nobody [postgres]', {
    timeout: LIMIT_MS,
  }, async () => {
    const name = `rotation_${randomUUID().replaceAll('-', '')}`;
    await onServer(server, `create database ${name}`);
    check(await rotationRound(`${server}${name}`, ROUND));
    await onServer(server, `drop database ${name} with (force)`);
  });
}
