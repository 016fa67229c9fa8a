import { type CitizenRow, listCitizens } from '../../db/queries/citizens.ts';
import { listRecentCitizens } from '../../db/queries/recent-citizens.ts';
import type { Call } from '../access/gate.server.ts';
import { scopeFor } from '../access/policy.ts';
import { CODE_LENGTH, codeFieldError, erasedError } from '../people/code-error.ts';
import { type PersonTag, tagOf } from '../people/open-identity.ts';
import { receivePeople } from '../people/receive-person.server.ts';
import { addDays } from '../platform/clock.ts';
import { fieldsOf, textOf, textsOf } from '../platform/http/read-form.server.ts';
import { isId, newId } from '../platform/ids.ts';
import { Problem } from '../platform/problem.ts';
import type { FieldErrors } from '../ui/field-errors.ts';

const RECENT_DAYS = 14;
const RECENT_SHOWN = 8;

/** A session's form as it goes back to the page: everything that was typed, and who is in it by now. */
export interface FilledForm {
  readonly errors: FieldErrors | undefined;
  readonly typed: readonly (readonly [string, string])[];
  readonly people: readonly PersonTag[];
  /** The code that may have been meant. */
  readonly suggestion?: string;
  /** Who has just joined, and a name for this time: the same person may be added twice. */
  readonly added?: { readonly id: string; readonly turn: string };
}

/**
 * Whoever's code stands in a session's form, typed or taken from the suggestion, joins the people in it: several, where
 * the reader was quicker than the line. Null when there is no code to look up. The rest of the form is not read, and
 * nothing of the session is saved.
 */
export async function joinSession(call: Call, siteId: string, form: FormData): Promise<FilledForm | null> {
  const typed = textOf(form, 'take') || textOf(form, 'code');
  if (typed.trim() === '' && !form.has('add')) return null;
  const scope = scopeFor(call.actor, 'citizen.find');
  if (!scope) throw new Problem('not_allowed', 403, { capability: 'citizen.find' });
  form.delete('take');
  form.set('code', '');
  const { citizenIds, refused } = await receivePeople({ ...call, scope }, siteId, typed);
  for (const id of citizenIds) if (!textsOf(form, 'person').includes(id)) form.append('person', id);
  const [first, ...others] = refused;
  if (first) {
    form.set(
      'code',
      refused
        .map(({ code }) => code)
        .join(' ')
        .slice(0, CODE_LENGTH),
    );
    const isErased = first.kind === 'erased';
    const error = isErased
      ? erasedError('code:erased_join', first.erasedOn, call.actor.language)
      : codeFieldError(first.reading);
    // Taken, it would stand in the place of all of them.
    const suggestion = isErased || others.length > 0 ? undefined : first.reading.suggestion;
    return { ...(await filledForm(call, form, { code: error })), ...(suggestion && { suggestion }) };
  }
  const added = citizenIds.at(-1);
  const filled = await filledForm(call, form, undefined);
  return added === undefined ? filled : { ...filled, added: { id: added, turn: newId() } };
}

/** A form that is not saved, as it was sent. */
export async function filledForm(
  call: Call,
  form: FormData,
  errors: FieldErrors | undefined,
): Promise<FilledForm> {
  const sent = textsOf(form, 'person').filter(isId);
  return { errors, typed: fieldsOf(form), people: await peopleOf(call, sent) };
}

/** The tags of those among `ids` whom the caller may see, in this order. */
export async function peopleOf(
  { app, actor, scope, today }: Call,
  ids: readonly string[],
): Promise<PersonTag[]> {
  const citizens = await listCitizens(app.db, { scope, staffId: actor.staffId, today }, ids);
  const byId = new Map(citizens.map((citizen) => [citizen.id, citizen]));
  return [...new Set(ids)].flatMap((id) => {
    const citizen = byId.get(id);
    return citizen ? [tagOf(app.keys, citizen, today)] : [];
  });
}

/** The people of a site's last visits, the latest first: who is most likely here again. */
export async function recentPeople(call: Call, siteId: string): Promise<PersonTag[]> {
  const citizens = await recentCitizens(call, siteId);
  return citizens.map((citizen) => tagOf(call.app.keys, citizen, call.today));
}

/** The same as records. */
export function recentCitizens({ app, scope, today }: Call, siteId: string): Promise<CitizenRow[]> {
  return listRecentCitizens(app.db, scope, siteId, addDays(today, -RECENT_DAYS), RECENT_SHOWN);
}
