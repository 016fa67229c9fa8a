/** Control characters but tab and line ends, and marks that turn the direction of text around. */
const HIDDEN = /[[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]--[\t\n\r]]/v;

/** True when a text holds nothing but what people can see; accents, emoji and every script are fine. */
export function isPlainText(text: string): boolean {
  return !HIDDEN.test(text) && text.isWellFormed();
}
