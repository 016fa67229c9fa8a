import { findAccount } from '../../db/queries/staff.ts';
import { readForm, textOf } from '../platform/http/read-form.server.ts';
import { Problem } from '../platform/problem.ts';
import { confirmationOf } from './confirm-identity.server.ts';
import { signInTokenOf } from './cookie.server.ts';
import { findHalfWay, secondStepOf } from './finish-sign-in.server.ts';
import { actorOf, openFile } from './gate.server.ts';
import { PASSKEY_ACTS, type PasskeyAct } from './passkey-act.ts';
import { askNewPasskey, askPasskey, enrolmentOf } from './passkeys.server.ts';
import type { Actor } from './policy.ts';
import { PASSKEY_ALONE } from './sign-in-with-passkey.server.ts';

/** For the script of `passkey-form.tsx`: what the authenticator shall sign, good once and for five minutes. */
export const action = openFile(async ({ app, request }, args) => {
  const asks = textOf(await readForm(request), 'asks');
  const act = PASSKEY_ACTS.find((known) => known === asks);
  if (!act) throw new Problem('bad_request', 400);
  const actor = await actorOf(args);
  return Response.json(await optionsFor(app, request, actor, act));
});

type Open = Parameters<Parameters<typeof openFile>[0]>[0];

async function optionsFor(app: Open['app'], request: Request, actor: Actor | null, act: PasskeyAct) {
  if (act === 'sign-in') return askPasskey(app, null, PASSKEY_ALONE, 'required');
  if (act === 'step') {
    const token = signInTokenOf(request, app.config);
    const staffId = await findHalfWay(app, token);
    if (token === null || staffId === null) throw new Problem('sign_in_first', 401);
    return askPasskey(app, staffId, secondStepOf(token), 'preferred');
  }
  const account = actor ? await findAccount(app.db, actor.staffId) : undefined;
  if (!account) throw new Problem('sign_in_first', 401);
  if (act === 'confirm') return askPasskey(app, account.id, confirmationOf(account.id), 'required');
  return askNewPasskey(app, account, enrolmentOf(account.id));
}
