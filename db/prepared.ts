import type { CompiledQuery } from 'kysely';
import { slotOf } from './engines/adapter-slot.ts';
import type { Db } from './index.ts';

/** What a query is asked with. */
type Value = string | number | readonly string[];

/** Begins what stands for a value while a query is put together; no text of people holds it. */
const PLACE = '\u0000';

/** Of each length a list makes a query of its own: those of whoever has the sites of a province are not kept. */
const LONGEST_LIST = 10;

/**
 * A query of which only the values differ, put together once for a database and its transactions: that takes longer than
 * to run it, and these run at every request or save. What `write` is given stands for the values in their places; of a
 * list it may use the length, of nothing the content.
 */
export function prepared<Row, Values extends readonly Value[]>(
  write: (db: Db, ...places: Values) => CompiledQuery<Row>,
) {
  const databases = new WeakMap<object, Map<string, CompiledQuery<Row>>>();
  return async (db: Db, ...values: Values): Promise<Row[]> => {
    const lengths = values.map((value) => (typeof value === 'object' ? value.length : 0));
    if (Math.max(0, ...lengths) > LONGEST_LIST)
      return (await db.executeQuery<Row>(write(db, ...values))).rows;
    const database = slotOf(db);
    const known = databases.get(database) ?? new Map<string, CompiledQuery<Row>>();
    databases.set(database, known);
    const key = lengths.join();
    const query = known.get(key) ?? write(db, ...placesOf(values));
    known.set(key, query);
    const inOrder = values.flat();
    const parameters = query.parameters.map((parameter) =>
      typeof parameter === 'string' && parameter.startsWith(PLACE)
        ? inOrder[Number(parameter.slice(PLACE.length))]
        : parameter,
    );
    return (await db.executeQuery<Row>({ ...query, parameters })).rows;
  };
}

/** Something of the shape of these values that says which of them belongs where it is written. */
function placesOf<Values extends readonly Value[]>(values: Values): Values {
  let count = 0;
  const place = () => `${PLACE}${count++}`;
  const places: unknown = values.map((value) => (typeof value === 'object' ? value.map(place) : place()));
  return places as Values;
}
