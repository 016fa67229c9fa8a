import type { Db } from '../../db/index.ts';
import { insertApiToken } from '../../db/queries/api-tokens.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { findSite } from '../../db/queries/sites.ts';
import { NETWORK } from '../../db/scope.ts';
import { newApiToken } from '../access/find-token.server.ts';
import { audit } from '../platform/audit.server.ts';
import { newId } from '../platform/ids.ts';
import type { GrantScope } from './reach.ts';
import type { TokenRole } from './token-rules.ts';

/** What a token is made of. */
export interface TokenValues {
  readonly name: string;
  readonly role: TokenRole;
  readonly scope: GrantScope;
  /** Last civil day it holds. */
  readonly expiresOn: string;
}

/** Who makes or takes back a token, and when; `staffId` null on the command line. */
export interface TokenMaker {
  readonly now: Date;
  readonly staffId: string | null;
}

/** Makes a token and answers its secret, this once; null when its organisation or site is not there. */
export async function createToken(
  db: Db,
  { now, staffId }: TokenMaker,
  { name, role, scope, expiresOn }: TokenValues,
): Promise<{ readonly id: string; readonly secret: string } | null> {
  const id = newId();
  const { secret, hash } = newApiToken();
  const scopeId = scope.kind === 'network' ? null : scope.id;
  return db.transaction().execute(async (trx) => {
    if (!(await isThere(trx, scope))) return null;
    await insertApiToken(trx, {
      id,
      name,
      role,
      scope_kind: scope.kind,
      scope_id: scopeId,
      token_hash: hash,
      created_at: now.toISOString(),
      created_by: staffId,
      expires_on: expiresOn,
    });
    await audit(trx, {
      at: now,
      staffId,
      action: 'token.create',
      subjectKind: 'token',
      subjectId: id,
      detail: { role, scope: scope.kind, scope_id: scopeId, ends_on: expiresOn },
    });
    return { id, secret };
  });
}

/** Administrators' tokens may reach everywhere: what is asked is only whether the place exists. */
async function isThere(db: Db, scope: GrantScope): Promise<boolean> {
  if (scope.kind === 'network') return true;
  if (scope.kind === 'site') return (await findSite(db, NETWORK, scope.id)) !== undefined;
  return (await findOrganisation(db, { scope: NETWORK, organisationIds: [] }, scope.id)) !== undefined;
}
