import { isId } from '../platform/ids.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { matches } from './listing.ts';

/** Something that is chosen by its name. */
export interface Named {
  readonly value: string;
  /** In a list. */
  readonly label: string;
  /** Typed: it tells what is meant from others of that name. */
  readonly text: string;
  /** The heading it stands under in a list. */
  readonly group?: string;
}

/** What a field meant: a value ('' = nothing was asked for), or what is wrong with it. */
export type Picked =
  | { readonly ok: true; readonly value: string; readonly text: string }
  | {
      readonly ok: false;
      /** As it was typed. */
      readonly text: string;
      readonly error: FieldError;
      /** To choose from when the name fits several. */
      readonly fitting: readonly Named[];
    };

interface Option {
  readonly value: string;
  readonly label: string;
}

interface OptionGroup {
  readonly label: string;
  readonly choices: readonly Option[];
}

/** What a field offers: all there is, or, where that is too much, a search by name. */
export type Chooser =
  | {
      readonly kind: 'list';
      readonly choices: readonly (Option | OptionGroup)[];
      readonly value: string;
    }
  | {
      readonly kind: 'search';
      readonly text: string;
      readonly fitting: readonly Option[];
      /** Address of the suggestions. */
      readonly suggestions: string;
    };

/** More than this is no list to choose from any more, and a heavy page. */
export const MOST_OPTIONS = 200;
/** So many are offered when a name fits several. */
const MOST_FITTING = 12;
const MOST_SUGGESTED = 10;
const LONGEST = 200;

const sameText = new Intl.Collator('it', { sensitivity: 'base', ignorePunctuation: true });

/** Under which name the one is sent that was chosen when a name fitted several. */
export function choiceNameOf(field: string): string {
  return `${field}_chosen`;
}

/** How a field is read: what is a value and no name, and how many are offered of those that fit a name. */
export interface NamedOptions {
  readonly isValue?: (text: string) => boolean;
  readonly most?: number;
}

/**
 * What a field says that holds a value or a name, read with `textOf` from a form or an address. What `isValue` is taken as
 * it is: whoever asked judges whether it is hers to choose.
 */
export function readNamed(
  field: string,
  textOf: (name: string) => string,
  all: readonly Named[],
  { isValue = isId, most = MOST_FITTING }: NamedOptions = {},
): Picked {
  const text = textOf(field).trim().slice(0, LONGEST);
  if (text === '') return { ok: true, value: '', text };
  if (isValue(text))
    return { ok: true, value: text, text: all.find(({ value }) => value === text)?.text ?? '' };
  const isIt = (name: string) => sameText.compare(name, text) === 0;
  const exact = all.filter((one) => isIt(one.text) || isIt(one.label));
  const fitting = exact.length > 0 ? exact : all.filter((one) => matches(text, one.text));
  const chosen = textOf(choiceNameOf(field));
  const only = fitting.length === 1 ? fitting[0] : fitting.find(({ value }) => value === chosen);
  if (only) return { ok: true, value: only.value, text: only.text };
  return { ok: false, text, error: faultOf(fitting.length, most), fitting: fitting.slice(0, most) };
}

/** The mistakes of a form, with what is wrong with a field that was read by name. */
export function withPicked(errors: FieldErrors, field: string, picked: Picked): FieldErrors {
  return picked.ok ? errors : { ...errors, [field]: picked.error };
}

function faultOf(fitting: number, most: number): FieldError {
  if (fitting === 0) return { key: 'ui:named.unknown' };
  if (fitting <= most) return { key: 'ui:named.several' };
  return { key: 'ui:named.many', words: { all: fitting, first: most } };
}

/** The names that fit what was typed so far; none for nothing. */
export function suggestedNames(typed: string, all: readonly Named[]): string[] {
  const text = typed.trim().slice(0, LONGEST);
  if (text === '') return [];
  return all
    .filter((one) => matches(text, one.text))
    .slice(0, MOST_SUGGESTED)
    .map((one) => one.text);
}

/** What a field offers and holds; `suggestions` is the address to ask while a name is typed. */
export function chooserOf(all: readonly Named[], picked: Picked, suggestions: string): Chooser {
  if (all.length <= MOST_OPTIONS) {
    return { kind: 'list', choices: listed(all), value: picked.ok ? picked.value : '' };
  }
  const fitting = picked.ok ? [] : picked.fitting.map(({ value, text }) => ({ value, label: text }));
  return { kind: 'search', text: picked.text, fitting, suggestions };
}

/** Under their headings, in the order they come. */
function listed(all: readonly Named[]): (Option | OptionGroup)[] {
  return [...Map.groupBy(all, ({ group }) => group)].flatMap(([label, ones]): (Option | OptionGroup)[] => {
    const choices = ones.map(({ value, label }) => ({ value, label }));
    return label === undefined ? choices : [{ label, choices }];
  });
}
