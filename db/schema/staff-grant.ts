/** A role in a scope, from a day to a day. */
export interface StaffGrantTable {
  id: string;
  staff_id: string;
  role: 'facilitator' | 'trainer' | 'coordinator' | 'analyst' | 'admin' | 'auditor';
  scope_kind: 'network' | 'organisation' | 'site';
  /** Organisation or site id; null for the network. */
  scope_id: string | null;
  starts_on: string;
  /** Last day it holds; null = open. */
  ends_on: string | null;
  created_at: string;
}
