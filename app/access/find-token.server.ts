import type { Db } from '../../db/index.ts';
import { type ApiToken, findApiTokenByHash, updateApiTokenUse } from '../../db/queries/api-tokens.ts';
import { audit } from '../platform/audit.server.ts';
import { bearerOf } from '../platform/http/bearer.ts';
import { Problem } from '../platform/problem.ts';
import { newToken, tokenHash } from './cookie.server.ts';

/** Tells people and programs that look for leaked secrets what they have found. */
const PREFIX = 'bottega_';
const SHAPE = /^bottega_[\w-]{43}$/;

/** A new key for a program: 256 random bits. Only its hash is kept. */
export function newApiToken(): { readonly secret: string; readonly hash: string } {
  const secret = PREFIX + newToken();
  return { secret, hash: tokenHash(secret) };
}

/** The token a request carries, or why it opens nothing. */
export type TokenReading =
  | { readonly ok: true; readonly token: ApiToken }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** Which one it was, where it is known. */
      readonly tokenId: string | null;
    };

/**
 * Finds the token of a request by its hash: what is compared in the database says nothing about the secret, however
 * long it takes. Counts the use; the first of a day is on record.
 */
export async function findToken(
  db: Db,
  request: Request,
  { now, today }: { readonly now: Date; readonly today: string },
): Promise<TokenReading> {
  const refuse = (problem: Problem, tokenId: string | null = null) =>
    ({ ok: false, problem, tokenId }) as const;
  if (!request.headers.has('Authorization')) return refuse(new Problem('token_missing', 401));
  const secret = bearerOf(request.headers.get('Authorization'));
  if (secret === null || !SHAPE.test(secret)) return refuse(new Problem('token_unknown', 401));
  const token = await findApiTokenByHash(db, tokenHash(secret));
  if (!token) return refuse(new Problem('token_unknown', 401));
  if (token.revoked_at !== null) return refuse(new Problem('token_revoked', 401), token.id);
  if (token.expires_on < today) return refuse(new Problem('token_expired', 401), token.id);
  await db.transaction().execute(async (trx) => {
    if (!(await updateApiTokenUse(trx, token.id, today))) return;
    await audit(trx, {
      at: now,
      staffId: null,
      action: 'token.use',
      subjectKind: 'token',
      subjectId: token.id,
      detail: { day: today },
    });
  });
  return { ok: true, token };
}
