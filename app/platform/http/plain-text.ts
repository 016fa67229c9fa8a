/** Control characters (but tab and line ends), and marks that turn the direction of text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** True when a text holds nothing but what people can see; accents, emoji and every script are fine. */
export function isPlainText(text: string): boolean {
  return !HIDDEN.test(text) && text.isWellFormed();
}
