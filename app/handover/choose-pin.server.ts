import { replacePin } from '../../db/queries/handovers.ts';
import type { Call } from '../access/gate.server.ts';
import { hashPin } from '../access/passwords.server.ts';
import { audit } from '../platform/audit.server.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { PIN_MAX, PIN_MIN, pinFault } from './pin-rules.ts';

type ReadPin =
  | { readonly ok: true; readonly pin: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Reads a new PIN, typed twice. */
export function readNewPin(form: FormData): ReadPin {
  const pin = textOf(form, 'pin').trim();
  const fault = pinFault(pin);
  if (fault) {
    const words = { min: PIN_MIN, max: PIN_MAX };
    return { ok: false, errors: { pin: { key: `handover:pin.wrong.${fault}`, words } } };
  }
  if (textOf(form, 'pin_again').trim() !== pin) {
    return { ok: false, errors: { pin_again: { key: 'handover:pin.wrong.again' } } };
  }
  return { ok: true, pin };
}

/** Chooses or changes the PIN with which she takes her tablet back. Throws `too_many_tries` (429). */
export async function choosePin({ app, actor, now }: Call, pin: string): Promise<void> {
  const hash = await hashPin(pin);
  await app.db.transaction().execute(async (trx) => {
    await replacePin(trx, actor.staffId, hash, now.toISOString());
    await audit(trx, {
      at: now,
      staffId: actor.staffId,
      action: 'pin.change',
      subjectKind: 'staff',
      subjectId: actor.staffId,
    });
  });
}
