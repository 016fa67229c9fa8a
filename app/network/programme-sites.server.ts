import { listProgrammeSiteIds } from '../../db/queries/programmes.ts';
import type { Call } from '../access/gate.server.ts';
import { textOf, textsOf } from '../platform/http/read-form.server.ts';
import type { FieldError, FieldErrors } from '../ui/field-errors.ts';
import { MOST_OPTIONS, type Named, type Picked, readNamed } from './choose-by-name.ts';
import { listPlaces, suggestionsOf } from './places.server.ts';

/** So many sites are listed that take part, and so many that a name fits. */
const MOST_LISTED = 100;
const MOST_FOUND = 50;

/** The field of the sites that take part: all there are to tick, or, where they are many, those found by name. */
export type SitesField =
  | { readonly kind: 'list'; readonly choices: readonly SiteRow[]; readonly ticked: readonly string[] }
  | {
      readonly kind: 'search';
      /** Those that take part, as far as there is room, and those that were found. */
      readonly choices: readonly SiteRow[];
      readonly ticked: readonly string[];
      /** How many more take part, and whether they are to stay. */
      readonly rest: number;
      readonly keepsRest: boolean;
      /** What was typed and is still to be answered. */
      readonly text: string;
      /** What was found; null where nothing was looked for. */
      readonly found: FieldError | null;
      readonly suggestions: string;
    };

interface SiteRow {
  readonly value: string;
  readonly label: string;
}

type Asking = Pick<Call, 'app' | 'actor' | 'scope' | 'today'>;

const RIGHT = 'programme.manage';

/** The field as a form begins with it; `takingPart` are the sites in scope that do. */
export async function sitesToBegin(call: Asking, takingPart: readonly string[]): Promise<SitesField> {
  const all = await listPlaces(call, RIGHT);
  const known = new Set(takingPart);
  const listed = all.filter(({ value }) => known.has(value)).slice(0, MOST_LISTED);
  return fieldOf(all, {
    listed: listed.map(({ value }) => value),
    ticked: takingPart,
    rest: known.size - listed.length,
    keepsRest: true,
    text: '',
    found: null,
  });
}

/** What a form that was sent says of its sites. */
interface SettledSites {
  readonly field: SitesField;
  /** She asks for a site by name, and for nothing to be saved yet. */
  readonly isSearch: boolean;
  readonly errors: FieldErrors;
}

/**
 * Reads the sites of a form that was sent: one that was typed is ticked when the name means one, or the sites that fit are
 * listed to be ticked. `programmeId` is null for a new programme.
 */
export async function settleSites(
  call: Asking,
  form: FormData,
  programmeId: string | null,
): Promise<SettledSites> {
  const all = await listPlaces(call, RIGHT);
  const isSearch = form.has('find');
  if (isSearch) form.delete('all_sites');
  const isAll = textOf(form, 'all_sites') === '1';
  const picked = readNamed('sites_name', (name) => textOf(form, name), all, { most: MOST_FOUND });
  if (picked.ok && picked.value !== '' && !isAll) form.append('sites', picked.value);
  const found = picked.ok ? [picked.value] : picked.fitting.map(({ value }) => value);
  const takingPart =
    programmeId === null ? [] : await listProgrammeSiteIds(call.app.db, call.scope, programmeId);
  const [isFound, wasListed] = [new Set(found), new Set(textsOf(form, 'sites_listed'))];
  // What was found of those that were not on the page is as it is.
  const unseen = takingPart.filter((id) => isFound.has(id) && !wasListed.has(id));
  const ticked = new Set([...textsOf(form, 'sites'), ...unseen]);
  // What was unticked stays on it, so that it is taken out.
  const listed = new Set([...found, ...ticked, ...takingPart.filter((id) => wasListed.has(id))]);
  const field = fieldOf(all, {
    listed: [...listed],
    ticked: [...ticked],
    rest: takingPart.filter((id) => !listed.has(id)).length,
    keepsRest: textOf(form, 'sites_rest') === 'keep',
    text: picked.ok ? '' : picked.text,
    found: isSearch ? foundWords(picked) : null,
  });
  const isWrong = !picked.ok && !isAll && !isSearch;
  return { field, isSearch, errors: isWrong ? { sites_name: picked.error } : {} };
}

function foundWords(picked: Picked): FieldError {
  if (picked.ok) {
    return picked.value === ''
      ? { key: 'ui:named.hint' }
      : { key: 'network:programmes.found_one', words: { name: picked.text } };
  }
  const { key, words } = picked.error;
  if (key === 'ui:named.unknown') return picked.error;
  return words ? { key: 'network:programmes.found_first', words } : { key: 'network:programmes.found_some' };
}

interface Shown {
  /** In this order; ids of nothing that is hers to choose are left out. */
  readonly listed: readonly string[];
  readonly ticked: readonly string[];
  readonly rest: number;
  readonly keepsRest: boolean;
  readonly text: string;
  readonly found: FieldError | null;
}

function fieldOf(all: readonly Named[], { listed, ...shown }: Shown): SitesField {
  if (all.length <= MOST_OPTIONS) {
    const choices = all.map(({ value, label }) => ({ value, label }));
    return { kind: 'list', choices, ticked: shown.ticked };
  }
  const known = new Map(all.map((one) => [one.value, one]));
  const choices = listed.flatMap((id) => {
    const site = known.get(id);
    return site ? [{ value: id, label: site.text }] : [];
  });
  const isListed = new Set(listed);
  const ticked = shown.ticked.filter((id) => isListed.has(id));
  return { kind: 'search', choices, ...shown, ticked, suggestions: suggestionsOf(RIGHT) };
}
