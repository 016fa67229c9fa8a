/** Control characters but tab and line ends, invisible characters, and marks that turn the direction of text around. */
const HIDDEN = /[[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff]--[\t\n\r]]/v;

/** Pictures among the letters; ©, ® and ™ are ordinary signs. */
const PICTURE = /[[\p{Extended_Pictographic}\p{Regional_Indicator}]--[©®™]]/v;

/** The beginning of a tag: nobody writes one to a colleague. */
const MARKUP = /<[a-z!?/]/i;

/** True when a text is words in any script: no hidden characters, emoji or markup. */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !HIDDEN.test(text) && !PICTURE.test(text) && !MARKUP.test(text);
}
