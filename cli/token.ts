import { parseArgs } from 'node:util';
import { createToken, type TokenValues } from '../app/network/create-token.server.ts';
import { scopeFromText } from '../app/network/grant-form.server.ts';
import { fitsScope } from '../app/network/policy.ts';
import { revokeToken } from '../app/network/revoke-token.server.ts';
import { MOST_DAYS, TOKEN_ROLES, tokenState, USUAL_DAYS } from '../app/network/token-rules.ts';
import { addDays, civil, systemClock, TIME_ZONE } from '../app/platform/clock.ts';
import { readConfig } from '../app/platform/config.server.ts';
import { isPlainText } from '../app/platform/http/plain-text.ts';
import type { Db } from '../db/index.ts';
import { listApiTokens } from '../db/queries/api-tokens.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `Usage: bottega token <command>
  create --role ${TOKEN_ROLES.join('|')} --scope network|organisation:ID|site:ID [--name TEXT] [--days 1–${MOST_DAYS}]
           prints the token, this once; without --days it holds ${USUAL_DAYS} days
  list     every token as a line of JSON, without its secret
  revoke ID
`;

type Asked =
  | { readonly command: 'create'; readonly values: Omit<TokenValues, 'expiresOn'>; readonly days: number }
  | { readonly command: 'list' }
  | { readonly command: 'revoke'; readonly id: string };

/**
 * `bottega token create | list | revoke`: keys for programs that read figures (docs/api.md). Only what a script needs
 * goes to the standard output. Returns the exit status: 0, 1 for a place or token that is not there and for a database
 * that is not up to date, 2 for wrong usage, naming the option.
 */
export async function token(args: readonly string[]): Promise<number> {
  const asked = askedOf(args);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n${USAGE}`);
    return 2;
  }
  return withDatabase(readConfig(process.env), (db) => run(db, asked));
}

async function run(db: Db, asked: Asked): Promise<number> {
  const now = systemClock.now();
  const { day } = civil(now, TIME_ZONE);
  const maker = { now, staffId: null };
  if (asked.command === 'list') {
    for (const { revoked_at, ...row } of await listApiTokens(db)) {
      const state = tokenState({ revoked_at, expires_on: row.expires_on }, day);
      process.stdout.write(`${JSON.stringify({ ...row, state })}\n`);
    }
    return 0;
  }
  if (asked.command === 'revoke') {
    if (await revokeToken(db, maker, asked.id)) return 0;
    process.stderr.write('There is no such token that could be taken back.\n');
    return 1;
  }
  const expiresOn = addDays(day, asked.days);
  const made = await createToken(db, maker, { ...asked.values, expiresOn });
  if (!made) {
    process.stderr.write('--scope: there is no such organisation or site.\n');
    return 1;
  }
  process.stdout.write(`${made.secret}\n`);
  process.stderr.write(
    `Token ${made.id} holds until ${expiresOn}. It is shown this once; to take it back: bottega token revoke ${made.id}\n`,
  );
  return 0;
}

/** What is asked, or a line that says what is wrong with the asking. */
function askedOf(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        scope: { type: 'string' },
        name: { type: 'string' },
        days: { type: 'string' },
      },
    });
    const [command, id, ...more] = positionals;
    if (more.length > 0 || (id !== undefined && command !== 'revoke')) return 'Too many words.';
    if (command === 'list') return { command };
    if (command === 'revoke') return id ? { command, id } : 'Which token: its id, as «token list» says it.';
    return command === 'create' ? creationOf(values) : 'What to do: create, list or revoke.';
  } catch (error) {
    // The parser names the option; what follows its first sentence is about programs.
    return error instanceof Error ? `${error.message.split('. ')[0]}.` : 'Wrong usage.';
  }
}

function creationOf(
  values: Readonly<Partial<Record<'role' | 'scope' | 'name' | 'days', string>>>,
): Asked | string {
  const role = TOKEN_ROLES.find((known) => known === values.role);
  if (!role) return `--role: one of ${TOKEN_ROLES.join(', ')}.`;
  const scope = scopeFromText(values.scope ?? '');
  if (!scope) return '--scope: network, organisation:ID or site:ID.';
  if (!fitsScope(role, scope.kind)) return `--scope: ${role} is a role of the whole network.`;
  const days = Number(values.days ?? USUAL_DAYS);
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) return `--days: 1 to ${MOST_DAYS}.`;
  const name = (values.name ?? `${role} ${scope.kind}`).trim();
  if (name === '' || name.length > 120 || !isPlainText(name))
    return '--name: up to 120 characters of plain text.';
  return { command: 'create', values: { name, role, scope }, days };
}
