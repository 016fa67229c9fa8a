/** What is wrong with a typed code; each is a key of the words for people. */
export type CodeProblem =
  | 'empty'
  | 'several'
  | 'length'
  | 'character'
  | 'date'
  | 'place'
  | 'check'
  | 'provisional_check';

/** What belongs at a position: `vowel` inside a name's three letters, `month` at position 9. */
export type ExpectedCharacter = 'letter' | 'digit' | 'vowel' | 'month';

/** A valid 16-character fiscal code and what it says of the person. */
export interface FiscalCode {
  readonly kind: 'fiscal';
  readonly code: string;
  /** `YYYY-MM-DD`: the youngest reading that the reference day and the birthplace allow. */
  readonly birthDate: string;
  /** The same person a century older, when that is possible (100 to 110 years): the desk asks which. */
  readonly birthDateAlternative: string | null;
  /** National list AN7: A = F, B = M. */
  readonly gender: 'A' | 'B';
  /** Belfiore code, digits restored where omocodia replaced them. */
  readonly birthplace: string;
  readonly birthplaceName: string;
  readonly foreignBorn: boolean;
}

/** An 11-digit code of a foreign citizen: accepted at the desk, not reportable. */
export interface ProvisionalCode {
  readonly kind: 'provisional';
  readonly code: string;
}

/** Why a typed code was refused, precisely enough to mend it on the screen. */
export interface InvalidCode {
  readonly kind: 'invalid';
  readonly problem: CodeProblem;
  /** 1-based, in the code without spaces. */
  readonly position?: number;
  readonly found?: string;
  readonly expected?: ExpectedCharacter;
  /** Characters typed, spaces and hyphens left out. */
  readonly length?: number;
  /** A valid code that looks like the typed one: to be compared with the card, never taken silently. */
  readonly suggestion?: string;
}

/** The answer to «what is this code?». */
export type CodeReading = FiscalCode | ProvisionalCode | InvalidCode;
