import { dictionary } from '@zxcvbn-ts/language-common';
import type { FieldError } from '../ui/field-errors.ts';
import { hasPasswordLength, PASSWORD_MAX, PASSWORD_MIN } from './passwords.server.ts';

/** Whom a password would open: what others know about her. */
interface PasswordOwner {
  readonly email: string;
  readonly fullName: string;
}

/** Whom an account's password opens; nobody is known of an account that is not there. */
export function ownerOf(account: { email: string; full_name: string } | undefined): PasswordOwner {
  return { email: account?.email ?? '', fullName: account?.full_name ?? '' };
}

/** What everybody knows who sees the sign-in page. */
const PRODUCT = ['bottega', 'password', 'digitale', 'facile'];

/** Letters left once what everybody knows is taken away: fewer are soon guessed. */
const OWN_LETTERS = 6;

let listed: ReadonlySet<string> | undefined;

/** The 49,233 most used passwords (zxcvbn-ts); only 308 of them are long enough to be chosen as they stand. */
function isListed(text: string): boolean {
  listed ??= new Set(dictionary['passwords-common']);
  return text.length > 2 && listed.has(text);
}

const DISGUISES: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  $: 's',
};

/** Without the figures and signs people put around a word to make it longer. */
function bare(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

/** Without signs around it and the year behind it: `abc123-2026!` → `abc123`. */
function undated(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]*((19|20)\d\d)?[^\p{L}\p{N}]*$/gu, '');
}

/** `abcabcabcabc` → `abc`: the shortest piece that makes the text when it is repeated, whole or cut at the end. */
function shortestPiece(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return piece;
  }
  return text;
}

/** `123456789012`, `abcdefghijkl`, `987654321098`: each sign follows the one before. */
function isRow(text: string): boolean {
  const steps = [...text].map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index - 1)).slice(1);
  const [first] = steps;
  const goesOn = (step: number) => step === first || step === -9 * (first ?? 0);
  return (first === 1 || first === -1) && steps.every(goesOn);
}

/** A listed password: as it stands, repeated, in disguise (`p@ssw0rd`) or with figures and signs around it. */
function isCommon(text: string): boolean {
  const piece = shortestPiece(text);
  const plain = text.replace(/[@4310$]/g, (sign) => DISGUISES[sign] ?? sign);
  return (
    piece.length < OWN_LETTERS ||
    isRow(text) ||
    [text, piece, undated(text), bare(text), bare(plain), bare(piece)].some(isListed)
  );
}

/** The words of an address and a name, longest first, so that `mariarossi` goes before `maria`. */
function knownWords({ email, fullName }: PasswordOwner): string[] {
  const words = `${email} ${fullName}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [...PRODUCT, ...words].filter((word) => word.length > 2).sort((a, b) => b.length - a.length);
}

/** True when little more is left than what everybody knows about the person and the product. */
function isAboutOwner(text: string, owner: PasswordOwner): boolean {
  const known = knownWords(owner);
  const rest = known.reduce((left, word) => left.replaceAll(word, ' '), text);
  if (rest === text) return false;
  const own = rest.replace(/[^\p{L}\p{N}]/gu, '');
  return own.length < OWN_LETTERS || bare(own).length === 0 || isListed(own) || isListed(bare(own));
}

/**
 * What is wrong with a new password, or null: 12 to 128 characters, none of the common ones, nothing that is only the
 * person's name or address or ours. No rules of composition (OWASP ASVS 5.0, 6.2; NIST SP 800-63B, 3.1.1.2).
 */
export function judgePassword(password: string, owner: PasswordOwner): FieldError | null {
  if (!hasPasswordLength(password)) {
    return { key: 'sign-in:set_up.password_length', words: { min: PASSWORD_MIN, max: PASSWORD_MAX } };
  }
  const text = password.normalize('NFKC').toLowerCase();
  if (isCommon(text)) return { key: 'sign-in:password_rules.common' };
  return isAboutOwner(text, owner) ? { key: 'sign-in:password_rules.about_you' } : null;
}
