import { data, redirect } from '@remix-run/node';
import type { KeptForm } from '../platform/problem.ts';

/** Where somebody without the second factor this network asks for goes first. */
export function enrolmentAddress(next: string): string {
  return `/account/factors?next=${encodeURIComponent(next)}`;
}

/** Leads on after signing in, to what was asked for or to adding a factor; a kept form is offered again instead. */
export function answerSignedIn(
  headers: Readonly<Record<string, string>>,
  mustEnrol: boolean,
  next: string,
  kept: KeptForm | null,
) {
  if (kept) return data({ kind: 'kept' as const, kept, mustEnrol }, { headers });
  throw redirect(mustEnrol ? enrolmentAddress(next) : next, { headers });
}
