import { belfioreConnector } from '@marketto/belfiore-connector-embedded';
import { CheckDigitizer, Parser } from '@marketto/codice-fiscale-utils';
import { possibleBirthDates } from './birth-dates.ts';
import { couldBeBornIn, findBirthplace } from './birthplace.server.ts';
import { findLookalikes } from './code-lookalikes.ts';
import type { CodeProblem, CodeReading, FiscalCode, InvalidCode } from './code-reading.ts';
import { FISCAL_LENGTH, findWrongCharacter, findWrongLetter, PROVISIONAL_LENGTH } from './code-structure.ts';
import { isProvisionalCode } from './provisional-code.ts';

/** Longer than any code with spaces and a scanner's noise: what exceeds it is not even normalised. */
const MOST_TYPED = 256;

/** Blanks, hyphens and dashes, control and invisible characters: they come with pasting and scanning. */
const NOISE = /[\p{White_Space}\p{Pd}\u2212\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const parser = new Parser(belfioreConnector);

/**
 * The one spelling of a code, under which a person is found: no blanks or hyphens, capitals, plain-width characters.
 * An omocodia variant stays what it is: the tax agency gives it to tell two people with the same base code apart,
 * so folding it into the base code would merge two different people.
 */
export function canonicalCode(code: string): string {
  // Only a–z: toUpperCase() would turn «ß» into two letters.
  return code
    .normalize('NFKC')
    .replace(NOISE, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** One or more whole codes, one after the other. */
const CODES = /^(?:[A-Z]{6}[A-Z0-9]{9}[A-Z]|[0-9]{11})+$/;
const ONE_CODE = /[A-Z]{6}[A-Z0-9]{9}[A-Z]|[0-9]{11}/g;

/**
 * The codes that stand together where a reader was quicker than the line, each once; what was typed as it is when that is
 * not made of whole codes.
 */
export function codesIn(typed: string): readonly string[] {
  const whole = typed.length > MOST_TYPED ? '' : canonicalCode(typed);
  return CODES.test(whole) ? [...new Set(whole.match(ONE_CODE))] : [typed];
}

/**
 * Reads a typed or scanned code on a reference day (`YYYY-MM-DD`, the service date): it decides the century of birth.
 * Accepts any text and never throws; one that was scanned twice is one; asynchronous because the register of places is.
 */
export async function readCode(typed: string, today: string): Promise<CodeReading> {
  const trimmed = typed.trim();
  if (trimmed.length > MOST_TYPED) return { kind: 'invalid', problem: 'length', length: trimmed.length };
  const [only = '', ...others] = codesIn(trimmed);
  if (others.length > 0) return { kind: 'invalid', problem: 'several' };
  const code = canonicalCode(only);
  const characters = [...code];
  if (characters.length === 0) return { kind: 'invalid', problem: 'empty' };
  const reading = await readExactly(code, characters, today);
  if (reading.kind !== 'invalid') return reading;
  const suggestion = await findSuggestion(code, characters, reading.problem, today);
  return suggestion ? { ...reading, suggestion } : reading;
}

async function readExactly(code: string, characters: readonly string[], today: string): Promise<CodeReading> {
  const { length } = characters;
  if (length !== FISCAL_LENGTH && !isMeantProvisional(characters)) {
    return { kind: 'invalid', problem: 'length', length };
  }
  const wrong = findWrongCharacter(characters);
  if (wrong) return wrong;
  if (length === FISCAL_LENGTH) return findWrongLetter(characters) ?? readFiscal(code, today);
  return isProvisionalCode(code)
    ? { kind: 'provisional', code }
    : { kind: 'invalid', problem: 'provisional_check' };
}

/** Eleven characters, mostly digits: the first eleven of a fiscal code hold at least seven letters. */
function isMeantProvisional(characters: readonly string[]): boolean {
  const digits = characters.filter((character) => /[0-9]/.test(character)).length;
  return characters.length === PROVISIONAL_LENGTH && digits > PROVISIONAL_LENGTH / 2;
}

/** Reads 16 characters of the right classes: date, then place, then check letter. */
async function readFiscal(code: string, today: string): Promise<FiscalCode | InvalidCode> {
  const plain = parser.cfDeomocode(code);
  const month = parser.cfToBirthMonth(plain);
  const dayOfMonth = parser.cfToBirthDay(plain);
  const gender = parser.cfToGender(plain);
  // Days 80–99 leave no gender, 32–40 and 72–79 no day.
  if (month === null || dayOfMonth === null || gender === null) return wrongDate(code);
  const dates = possibleBirthDates(Number(plain.slice(6, 8)), month + 1, dayOfMonth, today);
  if (dates.length === 0) return wrongDate(code);

  const place = await findBirthplace(plain.slice(11, 15));
  // A comune that ceased in 1928 settles by itself that «20» is 1920.
  const [birthDate, birthDateAlternative = null] = dates.filter(
    (date) => place && couldBeBornIn(place, date),
  );
  if (!place || birthDate === undefined) {
    return { kind: 'invalid', problem: 'place', position: 12, found: code.slice(11, 15) };
  }
  if (CheckDigitizer.checkDigit(code) !== code[15]) return { kind: 'invalid', problem: 'check' };
  return {
    kind: 'fiscal',
    code,
    birthDate,
    birthDateAlternative,
    gender: gender === 'F' ? 'A' : 'B',
    birthplace: place.code,
    birthplaceName: place.name,
    foreignBorn: place.code.startsWith('Z'),
  };
}

function wrongDate(code: string): InvalidCode {
  return { kind: 'invalid', problem: 'date', position: 10, found: code.slice(9, 11) };
}

/** The single valid code that the typed one resembles; none when several do: a guess must not choose between people. */
async function findSuggestion(
  code: string,
  characters: readonly string[],
  problem: CodeProblem,
  today: string,
): Promise<string | null> {
  if (problem === 'length') return null;
  const { first, second } = findLookalikes(characters);
  // Somebody wrote the omocodia letters but kept the base code's check letter.
  if (problem === 'check') second.push(`${parser.cfDeomocode(code).slice(0, 15)}${code[15]}`);
  for (const round of [first, second]) {
    const valid = await keepValid(new Set(round), today);
    if (valid.length > 0) return valid.length === 1 ? (valid[0] ?? null) : null;
  }
  return null;
}

async function keepValid(codes: ReadonlySet<string>, today: string): Promise<string[]> {
  const valid: string[] = [];
  for (const code of codes) {
    const reading = await readExactly(code, [...code], today);
    if (reading.kind !== 'invalid') valid.push(code);
  }
  return valid;
}
