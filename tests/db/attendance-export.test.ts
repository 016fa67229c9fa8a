import { expect, it } from 'vitest';
import type { Role } from '../../app/access/policy.ts';
import type { ParticipationAsked } from '../../app/api/participation-contract.server.ts';
import { ATTENDANCE_COLUMNS } from '../../app/figures/attendance-line.ts';
import { exportAttendances } from '../../app/figures/export-attendances.server.ts';
import { openFigures } from '../../app/figures/figures.server.ts';
import { answerParticipation } from '../../app/insights/answer-participation.server.ts';
import { BREAKDOWNS } from '../../app/insights/breakdowns.ts';
import { openKeyRing } from '../../app/platform/keys.server.ts';
import { demoParts } from '../../cli/seed.ts';
import type { Db } from '../../db/index.ts';
import { listAttendancesToExport, listTopicsToExport } from '../../db/queries/attendance-export.ts';
import { mergeCitizens } from '../../db/queries/citizen-merges.ts';
import { touchFigureCells } from '../../db/queries/figures.ts';
import { NETWORK } from '../../db/scope.ts';
import { seedDemo } from '../../db/seed/seed-demo.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { differences } from '../support/recount-baselines.ts';
import { type ExportedLine, recountParticipation } from '../support/recount-participation.ts';

const TODAY = '2026-05-21';

async function seeded(db: Db, sessions: number): Promise<void> {
  await seedDemo(db, {
    sessions,
    seed: 5,
    today: TODAY,
    sealer: openKeyRing([{ id: 'k1', secret: Buffer.alloc(32, 7) }]),
    hashPassword: async () => 'hash',
    ...demoParts(),
  });
}

async function textOf(db: Db, format: 'jsonl' | 'csv'): Promise<string> {
  let text = '';
  for await (const piece of exportAttendances(db, new Date(), format)) text += piece;
  return text;
}

async function exported(db: Db): Promise<ExportedLine[]> {
  return (await textOf(db, 'jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describeOnBothEngines('attendances to export', (fresh) => {
  it('come page by page inside the scope, under names of one export alone, on record first', async () => {
    const db = await fresh();
    await seeded(db, 1500);
    const all = await listAttendancesToExport(db, NETWORK, '', 5000);
    expect(all.length).toBeGreaterThan(1500);
    expect(await listAttendancesToExport(db, NETWORK, all[9]?.id ?? '', 10)).toEqual(all.slice(10, 20));
    const [{ site_id: siteId, session_id: sessionId } = { site_id: '', session_id: '' }] = all;
    const here = { kind: 'sites', siteIds: [siteId] } as const;
    const own = await listAttendancesToExport(db, here, '', 5000);
    expect(own).toEqual(all.filter(({ site_id }) => site_id === siteId));
    expect((await listTopicsToExport(db, here, [sessionId])).get(sessionId)?.length).toBeGreaterThan(0);
    expect((await listTopicsToExport(db, { kind: 'sites', siteIds: [] }, [sessionId])).size).toBe(0);

    const lines = await exported(db);
    expect(lines.map(({ site, day }) => site + day)).toEqual(all.map((row) => row.site_id + row.day));
    const people = new Map<string | null, number | null>();
    lines.forEach(({ citizen }, index) => {
      const no = all[index]?.person_no ?? null;
      expect(people.get(citizen) ?? no).toBe(no);
      people.set(citizen, no);
    });
    const text = await textOf(db, 'jsonl');
    const somebody = lines.find(({ citizen }) => citizen !== null)?.citizen ?? '';
    expect(somebody).toHaveLength(22);
    for (const known of [sessionId, somebody]) expect(text).not.toContain(known);
    const rows = (await textOf(db, 'csv')).replace('\ufeff', '').trim().split('\r\n');
    expect(rows[0]).toBe(ATTENDANCE_COLUMNS.join(';'));
    expect(rows).toHaveLength(lines.length + 1);
    const [, first] = rows;
    expect(first?.split(';').slice(2, 8)).toEqual(
      [lines[0]].flatMap((line) => [
        line?.site,
        line?.organisation,
        line?.comune,
        line?.day,
        line?.hour,
        String(line?.minutes),
      ]),
    );
    const entries = await db.selectFrom('audit_entry').select(['action', 'detail']).execute();
    expect(
      entries.filter(({ action }) => action === 'attendance.export').map(({ detail }) => detail),
    ).toEqual(['{"format":"jsonl"}', '{"format":"jsonl"}', '{"format":"csv"}']);
  });

  it('count up to what the API answers, whatever is asked of whom; hidden numbers apart', async () => {
    const db = await fresh();
    await seeded(db, 2500);
    // Two cards of one person: from now on one citizen, in the export as in the figures.
    const [from, into] = await db.selectFrom('citizen').select(['id', 'no']).orderBy('no').limit(2).execute();
    const [staff] = await db.selectFrom('staff').select('id').limit(1).execute();
    if (!from || !into || !staff) throw new Error('nobody there');
    await db.transaction().execute(async (trx) => {
      const signed = { staffId: staff.id, at: '2026-05-21T08:00:00.000Z' };
      await touchFigureCells(trx, (await mergeCitizens(trx, { id: 'merge', from, into }, signed)) ?? []);
    });
    const lines = await exported(db);
    const [site = '', other = ''] = new Set(lines.map((line) => line.site));
    const [organisation = ''] = lines.map((line) => line.organisation);
    const [comune = ''] = lines.map((line) => line.comune);
    const questions: ParticipationAsked[] = [
      // Which sites a programme has is no part of an attendance.
      ...BREAKDOWNS.filter((by) => by !== 'programme').map((by) => ({ by })),
      { from: '2026-01-10', to: '2026-03-20', by: 'topic' },
      { site: [site, other], by: 'month' },
      { organisation: [organisation], by: 'site' },
      { comune: [comune], gender: ['A'], by: 'ageBand' },
      { topic: ['spid_activation', 'pagopa_payment'], by: 'organisation' },
      { ageBand: ['B', 'unknown'], mode: ['A'], by: 'comune' },
      { weekday: ['1', '5'], hour: ['09', '10'], by: 'language' },
    ];
    const app = { db, figures: openFigures(db) };
    let [compared, hidden] = [0, 0];
    for (const [role, question] of questions.flatMap((one) => [
      ['coordinator', one] as const,
      ['analyst', one] as const,
    ])) {
      const body = await answered(app, role, question);
      const rows = Object.fromEntries(
        body.rows.filter((row) => row.accesses !== 0).map((row) => [row.key, row]),
      );
      const count = recountParticipation(lines, body.filters);
      const shown = role === 'analyst' ? { ...count, rows: pick(count.rows, Object.keys(rows)) } : count;
      const found = differences({ total: body.total, rows }, shown);
      expect([role, question, found.wrong]).toEqual([role, question, []]);
      if (role === 'coordinator') {
        expect(found.hidden).toBe(0);
        expect(Object.keys(rows).sort()).toEqual(Object.keys(count.rows).sort());
      }
      compared += found.compared;
      hidden += found.hidden;
    }
    expect(compared).toBeGreaterThan(800);
    expect(hidden).toBeGreaterThan(50);
  });
});

function pick<T>(rows: Readonly<Record<string, T>>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(rows).filter(([key]) => keys.includes(key)));
}

async function answered(
  app: Parameters<typeof answerParticipation>[0]['app'],
  role: Role,
  question: ParticipationAsked,
) {
  const url = new URL('http://bottega.test/');
  for (const name of ['from', 'to'] as const) {
    const value = question[name];
    if (value) url.searchParams.set(name, value);
  }
  const actor = { grants: [{ role, scope: NETWORK }], language: 'it' } as const;
  const answer = await answerParticipation({ app, actor, scope: NETWORK, url, today: TODAY }, question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors));
  return answer.value.body;
}
