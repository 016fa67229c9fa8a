import type { SeenEdition } from '../../db/queries/editions.ts';

/** What a list shows of an edition. */
export interface EditionLine {
  readonly id: string;
  readonly title: string;
  readonly site: string;
  readonly placeKind: SeenEdition['place_kind'];
  readonly from: string;
  readonly until: string;
  readonly seats: number;
  readonly taken: number;
  readonly waiting: number;
  readonly status: SeenEdition['status'];
}

/** The line of an edition in scope. */
export function editionLine(edition: SeenEdition): EditionLine {
  const { id, place_kind, seats, taken, waiting, status } = edition;
  return {
    id,
    title: edition.shown_title,
    site: edition.site_name,
    placeKind: place_kind,
    from: edition.starts_on,
    until: edition.ends_on,
    seats,
    taken,
    waiting,
    status,
  };
}
