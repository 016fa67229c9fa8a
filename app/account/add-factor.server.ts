import type { Insertable } from 'kysely';
import { isUniqueViolation } from '../../db/engines/differences.ts';
import type { Db } from '../../db/index.ts';
import { findFactors, replaceRecoveryCodes, replaceTotp } from '../../db/queries/factors.ts';
import { insertPasskey, listPasskeys } from '../../db/queries/passkeys.ts';
import { renewSignIn } from '../../db/queries/sign-ins.ts';
import type { PasskeyTable } from '../../db/schema/passkey.ts';
import { newToken, tokenHash } from '../access/cookie.server.ts';
import type { Call } from '../access/gate.server.ts';
import { enrolmentOf, readNewPasskey } from '../access/passkeys.server.ts';
import { newRecoveryCodes, recoveryCodeHash } from '../access/recovery-codes.server.ts';
import { tellOfChange } from '../access/tell-of-change.server.ts';
import { totpStep } from '../access/totp.server.ts';
import { audit } from '../platform/audit.server.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';

/** A factor was added: this browser has a new token, and with the first factor there are recovery codes to show. */
export type Added =
  | { readonly ok: true; readonly token: string; readonly codes: readonly string[] }
  | { readonly ok: false; readonly errors: FieldErrors };

const NAME_MAX = 60;
const MOST_PASSKEYS = 20;

/** A secret on its way to the app and back, so that nothing is kept before the first code fits. */
export function sealSecret({ app, actor }: Call, secret: string): string {
  return app.keys.seal(secret, `new ${actor.staffId}`);
}

/** The secret of a form; null when it is not one of ours for this person. */
export function openSecret({ app, actor }: Call, sealed: string): string | null {
  try {
    return app.keys.open(sealed.slice(0, 500), `new ${actor.staffId}`);
  } catch {
    return null;
  }
}

/** Adds the authenticator app that shows `code` for `secret`, in the place of the one before. */
export async function addTotp(call: Call, secret: string, code: string): Promise<Added> {
  const { app, actor, now } = call;
  const step = totpStep(secret, code, now);
  if (step === null) return { ok: false, errors: { code: { key: 'account:totp.wrong_code' } } };
  const totp = {
    staff_id: actor.staffId,
    secret_sealed: app.keys.seal(secret, actor.staffId),
    last_step: step,
    created_at: now.toISOString(),
  };
  const added = await app.db.transaction().execute(async (trx) => {
    await replaceTotp(trx, totp);
    return noteFactor(trx, call, 'totp');
  });
  app.mail?.wake();
  return added;
}

/** Adds the passkey an authenticator made, under the name the person gives it. */
export async function addPasskey(call: Call, typedName: string, sent: string): Promise<Added> {
  const { app, actor, now } = call;
  const name = typedName.trim().replace(/\s+/g, ' ');
  if (name === '' || name.length > NAME_MAX || !isPlainText(name)) {
    return { ok: false, errors: { name: { key: 'account:passkeys.wrong_name', words: { max: NAME_MAX } } } };
  }
  const made = await readNewPasskey(app, sent, enrolmentOf(actor.staffId));
  if (!made) return { ok: false, errors: { name: { key: 'account:passkeys.not_made' } } };
  if ((await listPasskeys(app.db, actor.staffId)).length >= MOST_PASSKEYS) {
    return {
      ok: false,
      errors: { name: { key: 'account:passkeys.too_many', words: { max: MOST_PASSKEYS } } },
    };
  }
  const passkey: Insertable<PasskeyTable> = {
    ...made,
    id: newId(),
    staff_id: actor.staffId,
    name,
    created_at: now.toISOString(),
    last_used_at: null,
  };
  try {
    const added = await app.db.transaction().execute(async (trx) => {
      await insertPasskey(trx, passkey);
      return noteFactor(trx, call, 'passkey');
    });
    app.mail?.wake();
    return added;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, errors: { name: { key: 'account:passkeys.not_made' } } };
  }
}

/** The sign-in has the new factor and another token; who had no recovery codes gets them. */
async function noteFactor(trx: Db, call: Call, factor: 'totp' | 'passkey'): Promise<Added> {
  const { app, actor, now } = call;
  const token = newToken();
  const renewed = { id_hash: tokenHash(token), proved_at: now.toISOString(), factor };
  if (!(await renewSignIn(trx, actor.signInHash, renewed))) throw notFound();
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: `${factor}.create`,
    subjectKind: 'staff',
    subjectId: actor.staffId,
  });
  await tellOfChange(trx, app, actor.staffId, `${factor}_added`);
  const { recoveryCodes } = await findFactors(trx, actor.staffId);
  return { ok: true, token, codes: recoveryCodes === 0 ? await giveRecoveryCodes(trx, call) : [] };
}

/** Gives the person ten new recovery codes in the place of the old ones. */
export async function renewRecoveryCodes(call: Call): Promise<readonly string[]> {
  const { app, actor } = call;
  const codes = await app.db.transaction().execute(async (trx) => {
    await tellOfChange(trx, app, actor.staffId, 'recovery_codes');
    return giveRecoveryCodes(trx, call);
  });
  app.mail?.wake();
  return codes;
}

async function giveRecoveryCodes(trx: Db, { actor, now }: Call): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(actor.staffId, code));
  await replaceRecoveryCodes(trx, actor.staffId, hashes, now.toISOString());
  await audit(trx, {
    at: now,
    staffId: actor.staffId,
    action: 'recovery_codes.create',
    subjectKind: 'staff',
    subjectId: actor.staffId,
    detail: { count: codes.length },
  });
  return codes;
}
