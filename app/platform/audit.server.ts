import type { Db } from '../../db/index.ts';
import { insertAuditEntries } from '../../db/queries/audit-entries.ts';
import type { AuditAction, AuditSubject } from './audit-actions.ts';
import type { AuditDetail } from './audit-details.ts';

interface AuditFact {
  readonly at: Date;
  /** null for the system. */
  readonly staffId: string | null;
  /** `<subject>.<verb>`, the name the URL, the permission and the test share. */
  readonly action: AuditAction;
  readonly subjectKind: AuditSubject;
  readonly subjectId: string;
  readonly siteId?: string | null;
  /** Ids, codes and counts only; never what a person said or is called. */
  readonly detail?: Readonly<Partial<Record<AuditDetail, string | number | boolean | null>>>;
}

/**
 * Appends to the audit trail inside the caller's transaction: the change and its trace stand or fall together. Entries
 * are written when the transaction ends, in the order of the calls; outside of one, in one of their own.
 */
export async function audit(trx: Db, ...facts: readonly AuditFact[]): Promise<void> {
  await insertAuditEntries(
    trx,
    facts.map((fact) => ({
      at: fact.at.toISOString(),
      staff_id: fact.staffId,
      action: fact.action,
      subject_kind: fact.subjectKind,
      subject_id: fact.subjectId,
      site_id: fact.siteId ?? null,
      detail: JSON.stringify(fact.detail ?? {}),
    })),
  );
}
