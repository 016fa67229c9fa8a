/** What of a trainer decides where and when she teaches. */
interface TrainerRights {
  /** Last day she works in the network; null while she does. */
  readonly ended_on: string | null;
  readonly grants: readonly {
    readonly scope_kind: 'network' | 'organisation' | 'site';
    readonly scope_id: string | null;
    readonly starts_on: string;
    readonly ends_on: string | null;
  }[];
}

interface Place {
  readonly id: string;
  readonly organisation_id: string;
}

/** True when somebody works in the network on a day and may teach at the site. */
export function teachesAt({ ended_on, grants }: TrainerRights, site: Place, day: string): boolean {
  if (ended_on !== null && ended_on < day) return false;
  return grants.some(
    ({ scope_kind, scope_id, starts_on, ends_on }) =>
      starts_on <= day &&
      (ends_on === null || ends_on >= day) &&
      (scope_kind === 'network' || scope_id === (scope_kind === 'site' ? site.id : site.organisation_id)),
  );
}
