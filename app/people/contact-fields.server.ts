import { z } from 'zod';

/** Characters of a name a card takes. */
export const NAME_LENGTH = 80;

/** Digits with what people write between them. */
export function isPhone(text: string): boolean {
  return /^\+?[\d ./-]{5,24}$/.test(text) && (text.match(/\d/g) ?? []).length >= 5;
}

/** A single address, as letters can be sent to it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success;
}
