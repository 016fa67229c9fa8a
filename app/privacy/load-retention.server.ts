import { listRetentionRules, listRetentionRuns } from '../../db/queries/retention.ts';
import type { Call } from '../access/gate.server.ts';
import { civil } from '../platform/clock.ts';
import { countPast, MOST_COUNTED } from './past-time.server.ts';
import { BOUNDS, nextRun, RETENTION_KINDS, ruleOn } from './retention-rules.ts';

/** The rules with what each would take today, those to come, and the runs so far. */
export async function loadRetention({ app, today, time }: Call) {
  const rules = await listRetentionRules(app.db);
  const shown = [];
  for (const kind of RETENTION_KINDS) {
    const rule = ruleOn(rules, kind, today);
    // Before the first rule of a network holds, its dry run shows what that one will take.
    const first = rules.findLast((one) => one.kind === kind);
    const counted = rule ?? first;
    if (!counted) continue;
    const past = await countPast(app.db, counted, today);
    shown.push({
      kind,
      unit: BOUNDS[kind].unit,
      amount: counted.amount,
      validFrom: counted.valid_from,
      holds: rule !== undefined,
      setBy: counted.set_by_name,
      past: Math.min(past, MOST_COUNTED),
      more: past > MOST_COUNTED,
    });
  }
  const coming = rules
    .filter((rule) => rule.valid_from > today && ruleOn(rules, rule.kind, today) !== undefined)
    .map(({ id, kind, amount, valid_from, set_by_name }) => ({
      id,
      kind,
      unit: BOUNDS[kind].unit,
      amount,
      validFrom: valid_from,
      setBy: set_by_name,
    }))
    .reverse();
  const runs = (await listRetentionRuns(app.db)).map((run) => ({
    id: run.id,
    ...civil(new Date(run.started_at), app.timeZone),
    by: run.started_by_name,
    ended: run.ended_at !== null,
    taken: RETENTION_KINDS.map((kind) => run[kind]),
  }));
  return { rules: shown, coming, runs, nextRun: nextRun(today, time), today };
}
