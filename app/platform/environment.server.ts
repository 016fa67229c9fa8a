import { readFileSync } from 'node:fs';

/** Names of one's own machine, where plain connections are safe. */
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Settings by name: `process.env`, or what a test makes up. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or unusable: says which and how to mend it. */
export class ConfigError extends Error {}

/** The file a secret setting names instead of holding it (`<name>_FILE`); throws ConfigError when it cannot be read. */
function secretFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new ConfigError(`${name}_FILE names ${path}, which cannot be read.`);
  }
}

/** A secret from `<name>_FILE` or `<name>`; undefined where neither is set. */
export function secretFrom(env: Environment, name: string): string | undefined {
  const file = env[`${name}_FILE`];
  return (file ? secretFile(name, file) : env[name]) || undefined;
}
