import type { Db } from '../index.ts';

/** Where and when somebody may teach. */
interface TrainerGrant {
  readonly scope_kind: 'network' | 'organisation' | 'site';
  readonly scope_id: string | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
}

interface Trainer {
  readonly id: string;
  readonly full_name: string;
  /** Last day she works in the network; null while she does. */
  readonly ended_on: string | null;
  readonly grants: readonly TrainerGrant[];
}

// Names of colleagues are known in the whole network; who may teach where is decided by `teachesAt`.
/** Everybody whose grants as a trainer hold on `day` or later, and those of `ids` whatever theirs; by name. */
export async function listTrainers(db: Db, day: string, ids: readonly string[] = []): Promise<Trainer[]> {
  const rows = await db
    .selectFrom('staff')
    .leftJoin('staff_grant', (join) =>
      join.onRef('staff_grant.staff_id', '=', 'staff.id').on('staff_grant.role', '=', 'trainer'),
    )
    .select([
      'staff.id',
      'staff.full_name',
      'staff.ended_on',
      'staff_grant.scope_kind',
      'staff_grant.scope_id',
      'staff_grant.starts_on',
      'staff_grant.ends_on',
    ])
    .where((eb) => {
      const live = eb.and([
        eb('staff_grant.id', 'is not', null),
        eb.or([eb('staff_grant.ends_on', 'is', null), eb('staff_grant.ends_on', '>=', day)]),
        eb.or([eb('staff.ended_on', 'is', null), eb('staff.ended_on', '>=', day)]),
      ]);
      return ids.length === 0 ? live : eb.or([live, eb('staff.id', 'in', ids)]);
    })
    .orderBy('staff.full_name')
    .orderBy('staff.id')
    .limit(5000)
    .execute();
  const trainers = new Map<string, Omit<Trainer, 'grants'> & { readonly grants: TrainerGrant[] }>();
  for (const { id, full_name, ended_on, scope_kind, scope_id, starts_on, ends_on } of rows) {
    const trainer = trainers.get(id) ?? { id, full_name, ended_on, grants: [] };
    trainers.set(id, trainer);
    if (scope_kind !== null && starts_on !== null) {
      trainer.grants.push({ scope_kind, scope_id, starts_on, ends_on });
    }
  }
  return [...trainers.values()];
}
