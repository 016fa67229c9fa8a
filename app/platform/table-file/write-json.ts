import type { TableFile } from './table-file.ts';

/** The table for programs: what it is, its columns, and a row a line by the keys of the columns. */
export async function* writeJson({ title, notes, columns, rows }: TableFile): AsyncGenerator<string> {
  const about = Object.fromEntries(notes.map(({ key, text, value }) => [key, value ?? text]));
  const named = columns.map(({ key, head, definition }) => ({ key, name: head, definition }));
  yield `{"title":${JSON.stringify(title)},"about":${JSON.stringify(about)},"columns":${JSON.stringify(named)},"rows":[`;
  let between = '\n';
  for await (const row of rows) {
    const object = Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? '']));
    yield between + JSON.stringify(object);
    between = ',\n';
  }
  yield '\n]}\n';
}
