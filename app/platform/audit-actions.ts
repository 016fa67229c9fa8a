/**
 * Every act that leaves an entry in the audit trail, by subject. Each has its words in `locales/<language>/audit.json`, under
 * `action`, with `_` for `.`.
 */
export const AUDIT_ACTIONS = [
  'sign_in.create',
  'sign_in.end',
  'sign_in.refuse',
  'sign_in.site',
  'access.refuse',
  'access.not_found',

  'citizen.create',
  'citizen.find',
  'citizen.view',
  'citizen.update',
  'citizen.code.add',
  'citizen.code.view',
  'citizen.merge',
  'citizen.merge.undo',

  'session.log',
  'session.view',
  'session.change',
  'session.change.undo',
  'session.delete',
  'session.restore',

  'case.open',
  'case.view',
  'case.waiting',
  'case.resumed',
  'case.resolved',
  'case.abandoned',
  'case.reopened',

  'response.start',
  'response.complete',
  'response.discard',
  'response.view',

  'figures.export',

  'organisation.create',
  'organisation.update',
  'organisation.end',
  'organisation.reopen',
  'site.create',
  'site.update',
  'site.status',
  'staff.invite',
  'staff.update',
  'staff.language',
  'staff.end',
  'staff.return',
  'invitation.renew',
  'invitation.accept',
  'reset.ask',
  'reset.renew',
  'reset.accept',
  'grant.give',
  'grant.end',
  'programme.create',
  'programme.update',
  'code_list.start_version',
  'code_entry.create',
  'code_entry.update',
  'code_entry.end',
  'code_entry.return',

  'audit.verify',
  'audit.export',
  'set-up.offer',
  'set-up.accept',
  'database.migrate',
  'keys.rotate',
  'demo.seed',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Kinds of record an entry can be about; each has its words under `subject`. */
export const AUDIT_SUBJECTS = [
  'citizen',
  'session',
  'case',
  'response',
  'figures',
  'organisation',
  'site',
  'staff',
  'account',
  'programme',
  'code_list',
  'page',
  'trail',
  'database',
  'key',
] as const;

export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];
