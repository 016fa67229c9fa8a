import type { StaffGrantTable } from './staff-grant.ts';

/** A key for a program that reads figures: a role in a scope until a day. Only its hash is kept. */
export interface ApiTokenTable {
  id: string;
  /** What it is for, in the words of who made it. */
  name: string;
  role: Extract<StaffGrantTable['role'], 'coordinator' | 'analyst' | 'admin' | 'auditor'>;
  scope_kind: StaffGrantTable['scope_kind'];
  /** Organisation or site id; null for the network. */
  scope_id: string | null;
  token_hash: string;
  created_at: string;
  /** null when it was made on the command line. */
  created_by: string | null;
  /** Last day it holds. */
  expires_on: string;
  revoked_at: string | null;
  revoked_by: string | null;
  /** Last civil day it was used; null while it was not. */
  last_used_on: string | null;
  uses: number;
}
