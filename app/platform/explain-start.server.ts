import { ConfigError, type Environment } from './environment.server.ts';

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '28P01',
  '28000',
  '3D000',
]);
const UNWRITABLE = /^(SQLITE_(CANTOPEN|READONLY)(_\w+)?|SQLITE_NOTADB|EACCES|EROFS|ENOENT|ENOTDIR)$/;

/** What a failed system call says of itself. */
type Failure = Error & Partial<Record<'code' | 'syscall' | 'hostname', string>>;

/** One line for a failure to start that whoever starts the server or a command can mend; null for a mistake of ours. */
export function explainStart(error: unknown, env: Environment): string | null {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return null;
  const { code = '', syscall, hostname } = error as Failure;
  if (syscall === 'listen') return explainListening(code, env);
  if (hostname !== undefined && hostname === env.HOST) {
    return `HOST names ${hostname}, which is not found (${code}).`;
  }
  if (UNREACHABLE.has(code)) return `The database of DATABASE_URL cannot be reached (${code}).`;
  if (UNWRITABLE.test(code)) return `The database file of DATABASE_URL cannot be opened (${code}).`;
  if (code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('build/server')) {
    return 'The pages have not been built yet: npm run build';
  }
  return null;
}

function explainListening(code: string, { HOST, PORT }: Environment): string | null {
  const port = PORT || '3000';
  if (code === 'EADDRINUSE') return `Port ${port} is taken: name another one in PORT.`;
  if (code === 'EACCES') return `Port ${port} is not open to this user: name one from 1024 on in PORT.`;
  if (code === 'EADDRNOTAVAIL') return `HOST names ${HOST}, which is no address of this machine.`;
  return null;
}
