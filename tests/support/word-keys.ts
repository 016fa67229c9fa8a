import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../locales/it');

function pathsIn(words: unknown, path: string): string[] {
  if (typeof words !== 'object' || words === null) return [path, path.replace(/_(one|many|other)$/, '')];
  return Object.entries(words).flatMap(([key, value]) => pathsIn(value, path ? `${path}.${key}` : key));
}

/** Every key of the locale files as a page would show it when its words were missing: with its area and without. */
export function keysOfAllWords(): ReadonlySet<string> {
  return new Set(
    readdirSync(FOLDER).flatMap((file) => {
      const area = file.replace('.json', '');
      const paths = pathsIn(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')), '');
      return paths.flatMap((path) => [...(path.includes('.') ? [path] : []), `${area}:${path}`]);
    }),
  );
}
