import { z } from 'zod';
import { ROLES, type Role } from '../access/policy.ts';
import { isId } from '../platform/ids.ts';
import { choice, day, optionalDay, type Read, readFields } from './fields.server.ts';
import { fitsScope } from './policy.ts';
import type { GrantScope } from './reach.ts';

export interface GrantValues {
  readonly role: Role;
  readonly scope: GrantScope;
  readonly startsOn: string;
  /** Last day; null = open. */
  readonly endsOn: string | null;
}

/** `network`, `organisation:<id>` or `site:<id>`: the value of a scope in the form; undefined for anything else. */
export function scopeFromText(text: string): GrantScope | undefined {
  if (text === 'network') return { kind: 'network' };
  const [kind, id, ...rest] = text.split(':');
  if (id === undefined || rest.length > 0 || !isId(id)) return undefined;
  return kind === 'organisation' || kind === 'site' ? { kind, id } : undefined;
}

/** True for the value of a scope, known or not. */
export function isScopeText(text: string): boolean {
  return scopeFromText(text) !== undefined;
}

const Fields = z.object({
  role: choice(ROLES),
  scope: z.string().transform((text, context) => {
    const scope = scopeFromText(text);
    if (scope) return scope;
    context.addIssue({ code: 'custom', message: 'ui:errors.choose' });
    return z.NEVER;
  }),
  starts_on: day,
  ends_on: optionalDay,
});

/** Reads role, scope and days of a grant; whether the person may give it is the use case's to decide. */
export function readGrantForm(form: FormData): Read<GrantValues> {
  const read = readFields(form, Fields);
  if (!read.ok) return read;
  const { role, scope, starts_on, ends_on } = read.value;
  if (!fitsScope(role, scope.kind)) {
    return { ok: false, errors: { scope: { key: 'network:error.network_only' } } };
  }
  if (ends_on !== null && ends_on < starts_on) {
    return { ok: false, errors: { ends_on: { key: 'network:error.ends_before_start' } } };
  }
  return { ok: true, value: { role, scope, startsOn: starts_on, endsOn: ends_on } };
}
