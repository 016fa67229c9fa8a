import { isDay } from '../platform/clock.ts';

/** What the viewer's address asks for; '' is «everything». */
export interface Search {
  readonly from: string;
  readonly to: string;
  /** What was typed to find a member of staff. */
  readonly who: string;
  readonly staff: string;
  readonly action: string;
  readonly kind: string;
  readonly subject: string;
  readonly site: string;
}

const SEARCH_NAMES = ['from', 'to', 'who', 'staff', 'action', 'kind', 'subject', 'site'] as const;

const LONGEST = 100;

/** The search of an address; `ok` is false for a period that cannot be. */
export function readSearch(params: URLSearchParams): { readonly ok: boolean; readonly search: Search } {
  const text = (name: (typeof SEARCH_NAMES)[number]) => (params.get(name) ?? '').trim().slice(0, LONGEST);
  const search: Search = {
    from: text('from'),
    to: text('to'),
    who: text('who'),
    staff: text('staff'),
    action: text('action'),
    kind: text('kind'),
    subject: text('subject'),
    site: text('site'),
  };
  const { from, to } = search;
  const days = [from, to].filter((day) => day !== '');
  return { ok: days.every(isDay) && (from === '' || to === '' || from <= to), search };
}

/** The search as the query of an address, with something changed. */
export function searchQuery(search: Search, change: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...change })) {
    if (value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
