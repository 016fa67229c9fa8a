import type { Language } from '../platform/languages.ts';

/** Hours a link works: a week to begin, an hour for a new password. */
export const LINK_HOURS = { invitation: 7 * 24, reset: 1 } as const;

export type LinkPurpose = keyof typeof LINK_HOURS;

/** Whom a link is for; without an id nobody, and neither link nor letter will ever be used. */
export interface LinkOwner {
  readonly id: string | null;
  readonly email: string;
  readonly full_name: string;
  readonly language: Language;
}
