import { z } from 'zod';
import { insertNetwork } from '../../db/queries/network.ts';
import { deleteUnusedLinksOf, findOneTimeLink, useOneTimeLink } from '../../db/queries/one-time-links.ts';
import { endSignInsOf } from '../../db/queries/sign-ins.ts';
import {
  findAccount,
  findStaffByEmail,
  insertGrant,
  insertStaff,
  updateStaffPassword,
} from '../../db/queries/staff.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { isPlainText } from '../platform/http/plain-text.ts';
import { textOf } from '../platform/http/read-form.server.ts';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { tokenHash } from './cookie.server.ts';
import { judgePassword, ownerOf } from './judge-password.server.ts';
import { hashPassword } from './passwords.server.ts';
import { tellOfChange } from './tell-of-change.server.ts';

interface PasswordForm {
  readonly password: string;
  readonly network: string;
  readonly fullName: string;
  readonly email: string;
}

type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Takes the fields as they are. */
export function readPasswordForm(form: FormData): PasswordForm {
  return {
    password: textOf(form, 'password'),
    network: textOf(form, 'network').trim(),
    fullName: textOf(form, 'full_name').trim(),
    email: textOf(form, 'email').trim().toLowerCase(),
  };
}

const Founder = z.object({
  network: z.string().min(1).max(120).refine(isPlainText),
  fullName: z.string().min(1).max(120).refine(isPlainText),
  email: z.email().max(254),
});

/** A link that was used, is too old or was never given: they read the same. */
export function linkOver(): Problem {
  return new Problem('one_time_link_over', 404);
}

/**
 * Uses a one-time link: the first one makes the network and its administrator, an invitation sets a password, a reset
 * sets a new one and ends every sign-in; second factors stay as they are. Throws `one_time_link_over` (404).
 */
export async function acceptLink(app: App, token: string, form: PasswordForm): Promise<Read<null>> {
  const now = app.clock.now();
  const link = await findOneTimeLink(app.db, tokenHash(token), now.toISOString());
  if (!link || (link.purpose !== 'set-up' && link.staff_id === null)) throw linkOver();
  const founder = link.purpose === 'set-up' ? Founder.safeParse(form) : null;
  if (founder && !founder.success) {
    const fields = new Set(founder.error.issues.map((issue) => String(issue.path[0])));
    const names: Record<string, string> = { fullName: 'full_name' };
    return {
      ok: false,
      errors: Object.fromEntries(
        [...fields].map((field) => [
          names[field] ?? field,
          { key: `sign-in:set_up.wrong_${names[field] ?? field}` },
        ]),
      ),
    };
  }
  if (founder?.data && (await findStaffByEmail(app.db, founder.data.email))) throw linkOver();
  const invited = link.staff_id === null ? undefined : await findAccount(app.db, link.staff_id);
  const wrong = judgePassword(form.password, founder?.data ?? ownerOf(invited));
  if (wrong) return { ok: false, errors: { password: wrong } };
  const passwordHash = await hashPassword(form.password);

  await app.db.transaction().execute(async (trx) => {
    if (!(await useOneTimeLink(trx, tokenHash(token), now.toISOString()))) throw linkOver();
    const staffId = link.staff_id ?? newId();
    if (founder?.data) await foundNetwork(app, trx, staffId, founder.data, passwordHash);
    else {
      await updateStaffPassword(trx, staffId, passwordHash);
      await deleteUnusedLinksOf(trx, staffId);
      await endSignInsOf(trx, staffId, now.toISOString());
    }
    await audit(trx, {
      at: now,
      staffId,
      action: `${link.purpose}.accept`,
      subjectKind: 'staff',
      subjectId: staffId,
    });
    if (link.purpose === 'reset') await tellOfChange(trx, app, staffId, 'password');
  });
  app.mail?.wake();
  return { ok: true, value: null };
}

async function foundNetwork(
  app: App,
  trx: App['db'],
  staffId: string,
  founder: z.infer<typeof Founder>,
  passwordHash: string,
): Promise<void> {
  const created_at = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  await insertNetwork(trx, {
    id: newId(),
    name: founder.network,
    keeps_names: 0,
    min_cell: 5,
    min_denominator: 10,
    time_zone: app.timeZone,
    created_at,
  });
  await insertStaff(trx, {
    id: staffId,
    email: founder.email,
    full_name: founder.fullName,
    password_hash: passwordHash,
    language: 'it',
    ended_on: null,
    created_at,
  });
  await insertGrant(trx, {
    id: newId(),
    staff_id: staffId,
    role: 'admin',
    scope_kind: 'network',
    scope_id: null,
    starts_on: day,
    ends_on: null,
    created_at,
  });
}
