import { ConfigError } from './environment.server.ts';

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '28000', '3D000']);
const UNWRITABLE = new Set([
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_NOTADB',
  'EACCES',
  'EROFS',
  'ENOENT',
]);

/** One line for a failure to start that whoever starts the server can mend; null for a mistake of ours. */
export function explainStart(error: unknown, env: NodeJS.ProcessEnv): string | null {
  if (error instanceof ConfigError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `Port ${env.PORT || '3000'} is taken: name another one in PORT.`;
  }
  if (UNREACHABLE.has(code)) return `The database of DATABASE_URL cannot be reached (${code}).`;
  if (UNWRITABLE.has(code)) return `The database file of DATABASE_URL cannot be opened (${code}).`;
  if (code === 'ERR_MODULE_NOT_FOUND' && error instanceof Error && error.message.includes('build/server')) {
    return 'The pages have not been built yet: npm run build';
  }
  return null;
}
