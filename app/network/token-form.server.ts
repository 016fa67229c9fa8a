import { z } from 'zod';
import { addDays } from '../platform/clock.ts';
import type { TokenValues } from './create-token.server.ts';
import { choice, day, line, type Read, readFields } from './fields.server.ts';
import { scopeFromText } from './grant-form.server.ts';
import { fitsScope } from './policy.ts';
import { MOST_DAYS, TOKEN_ROLES } from './token-rules.ts';

const Fields = z.object({
  name: line(120),
  role: choice(TOKEN_ROLES),
  scope: z.string(),
  expires_on: day,
});

/** Reads the form of a new token: what it is for, role, place and last day, which is at most two years away. */
export function readTokenForm(form: FormData, today: string): Read<TokenValues> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { name, role, expires_on } = read.value;
  const scope = scopeFromText(read.value.scope);
  const wrong = (field: string, key: string) => ({ ok: false, errors: { [field]: { key } } }) as const;
  if (!scope) return wrong('scope', 'ui:errors.choose');
  if (!fitsScope(role, scope.kind)) return wrong('scope', 'network:error.network_only');
  if (expires_on < today || expires_on > addDays(today, MOST_DAYS)) {
    return wrong('expires_on', 'network:error.token_days');
  }
  return { ok: true, value: { name, role, scope, expiresOn: expires_on } };
}
