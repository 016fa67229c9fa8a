import { belfioreConnector } from '@marketto/belfiore-connector-embedded';

/** A comune or a country, as fiscal codes name it. Days are `YYYY-MM-DD`, both included. */
interface Birthplace {
  readonly code: string;
  readonly name: string;
  readonly since: string;
  readonly until: string;
}

/**
 * Codes were handed out from 1973 on with the place's code of *that* day, whatever the place was at birth;
 * five more years cover late assignments (the library's own tolerance). Later births are checked against the place's life.
 */
const PLACE_LIFE_BINDS_AFTER = '1978-09-29';

/** The place of a Belfiore code (letter and three digits), ceased ones included; null if there never was one. Source: ANPR, ISTAT. */
export async function findBirthplace(code: string): Promise<Birthplace | null> {
  const place = await belfioreConnector.findByCode(code);
  if (!place) return null;
  return {
    code: place.belfioreCode,
    name: place.name,
    since: place.creationDate ? localDay(place.creationDate) : '0000-01-01',
    until: place.expirationDate ? localDay(place.expirationDate) : '9999-12-31',
  };
}

/** True when a person born on `birthDate` can carry this place's code. */
export function couldBeBornIn(place: Birthplace, birthDate: string): boolean {
  if (birthDate <= PLACE_LIFE_BINDS_AFTER) return true;
  return place.since <= birthDate && birthDate <= place.until;
}

/** The library answers midnights of the process's own time zone: only the local reading gives the day back. */
function localDay(date: Date): string {
  const month = String(date.getMonth() + 1).padStart(2, '0');
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`;
}
