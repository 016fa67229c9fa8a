import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './index.ts';

/** Begins what stands for a value while a query is put together; no text of people holds it. */
const PLACE = '\u0000';

/**
 * A query of which only the values differ, put together once for a database: that takes longer than to run it, and these
 * run at every request. `write` says with `value(0)`, `value(1)`… where the texts it is asked with belong.
 */
export function prepared<Row>(write: (db: Db, value: (index: number) => string) => Compilable<Row>) {
  const known = new WeakMap<Db, CompiledQuery<Row>>();
  return async (db: Db, ...values: readonly string[]): Promise<Row[]> => {
    const query = known.get(db) ?? write(db, (index) => PLACE + index).compile();
    known.set(db, query);
    const parameters = query.parameters.map((parameter) =>
      typeof parameter === 'string' && parameter.startsWith(PLACE)
        ? values[Number(parameter.slice(PLACE.length))]
        : parameter,
    );
    const { rows } = await db.executeQuery<Row>({ ...query, parameters });
    return rows;
  };
}
