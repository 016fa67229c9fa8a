import type { KeyRing } from '../platform/keys.server.ts';
import type { Language } from '../platform/languages.ts';
import { isNeed, type Need } from './needs.ts';

/** How somebody enrolled is called and reached. Kept only sealed (`enrolment.contact_sealed`). */
export interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** Told online: the card is looked for when the enrolment is confirmed. */
  readonly code: string | null;
  /** Of the letters. */
  readonly language: Language;
  /** Of the person's own page: every letter leads there. */
  readonly token: string | null;
}

export const NO_CONTACT: Contact = {
  name: null,
  email: null,
  phone: null,
  code: null,
  language: 'it',
  token: null,
};

interface Sealed {
  readonly id: string;
  readonly contact_sealed: string | null;
  readonly needs_sealed: string | null;
}

/** Seals a contact, bound to the enrolment. */
export function sealContact(keys: Pick<KeyRing, 'seal'>, id: string, contact: Contact): string {
  return keys.seal(JSON.stringify(contact), id);
}

/** Unseals a contact; nothing is known once it was forgotten. */
export function openContact(
  keys: Pick<KeyRing, 'open'>,
  row: Pick<Sealed, 'id' | 'contact_sealed'>,
): Contact {
  if (row.contact_sealed === null) return NO_CONTACT;
  const kept: Partial<Contact> = JSON.parse(keys.open(row.contact_sealed, row.id));
  return { ...NO_CONTACT, ...kept };
}

/** The address of somebody's own page; null without one. */
export function pathOf({ token }: Pick<Contact, 'token'>): string | null {
  return token === null ? null : `/enrolment/${token}`;
}

/** Seals what somebody needs; null when nothing. */
export function sealNeeds(keys: Pick<KeyRing, 'seal'>, id: string, needs: readonly Need[]): string | null {
  return needs.length === 0 ? null : keys.seal(JSON.stringify(needs), id);
}

/** Unseals what somebody needs. */
export function openNeeds(keys: Pick<KeyRing, 'open'>, row: Sealed): Need[] {
  if (row.needs_sealed === null) return [];
  const kept: unknown = JSON.parse(keys.open(row.needs_sealed, row.id));
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').filter(isNeed) : [];
}
