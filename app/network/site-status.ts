export const SITE_STATUSES = ['planned', 'active', 'suspended', 'closed'] as const;
export type SiteStatus = (typeof SITE_STATUSES)[number];

/** What a site's status may become: a planned one opens, a closed one opens again, none is planned twice. */
const NEXT: Readonly<Record<SiteStatus, readonly SiteStatus[]>> = {
  planned: ['active', 'closed'],
  active: ['suspended', 'closed'],
  suspended: ['active', 'closed'],
  closed: ['active'],
};

/** What a site may become. */
export function nextStatuses(status: SiteStatus): readonly SiteStatus[] {
  return NEXT[status];
}

interface DatedStatus {
  readonly status: SiteStatus;
  readonly opened_on: string | null;
  readonly closed_on: string | null;
  readonly status_day: string | null;
}

type StatusChange =
  | { readonly ok: true; readonly change: DatedStatus }
  | {
      readonly ok: false;
      readonly reason:
        | 'not_possible'
        | 'in_future'
        | 'before_opening'
        | 'before_closing'
        | 'before_last_change';
    };

/**
 * The site after a change of status on a civil day, not later than today: opening sets the first day
 * (once), closing the last, opening again forgets the closing.
 */
export function changeStatus(site: DatedStatus, to: SiteStatus, day: string, today: string): StatusChange {
  if (!NEXT[site.status].includes(to)) return { ok: false, reason: 'not_possible' };
  if (day > today) return { ok: false, reason: 'in_future' };
  const opened = site.status === 'planned' ? null : site.opened_on;
  if (opened !== null && day < opened) return { ok: false, reason: 'before_opening' };
  if (site.status === 'closed' && site.closed_on !== null && day < site.closed_on) {
    return { ok: false, reason: 'before_closing' };
  }
  // A suspended site may have worked for the last time before it was suspended.
  const endsSuspended = site.status === 'suspended' && to === 'closed';
  if (site.status_day !== null && day < site.status_day && !endsSuspended) {
    return { ok: false, reason: 'before_last_change' };
  }
  return {
    ok: true,
    change: {
      status: to,
      opened_on: to === 'active' ? (opened ?? day) : opened,
      closed_on: to === 'closed' ? day : null,
      status_day: day,
    },
  };
}

/** What the day of the last change says beside the first and the last day of the site; null when nothing more. */
export function lastChange(site: DatedStatus): 'suspended_on' | 'reopened_on' | null {
  if (site.status_day === null) return null;
  if (site.status === 'suspended') return 'suspended_on';
  return site.status === 'active' && site.status_day !== site.opened_on ? 'reopened_on' : null;
}
