import ts from 'typescript';
import { expect, test } from 'vitest';
import { readSources, type Source, walk } from './source.ts';

/** Queries by name that change something. */
const WRITES =
  /^(add|claim|clear|close|complete|delete|discard|end|erase|insert|link|merge|renew|replace|reset|reword|spend|take|undo|update|upsert|use)[A-Z]/;

/** Files that write without an entry of their own: where the entry is left, or why there is none. */
const WITHOUT: Readonly<Record<string, string>> = {
  'app/access/enter.server.ts': 'half a sign-in: the whole one is on record (open-sign-in)',
  'app/access/find-actor.server.ts': 'when a browser was last seen',
  'app/access/finish-sign-on.server.ts':
    'an attempt is used up: what came of it is on record (find-vouched, enter)',
  'app/access/issue-link.server.ts': 'in the transaction of whoever asks for the link',
  'app/access/passkeys.server.ts': 'challenges, and that a passkey was used: the sign-in is on record',
  'app/access/start-sign-on.server.ts': 'an attempt, before anybody has come in',
  'app/access/throttle.server.ts': 'counts; of failures few are on record (record-failure)',
  'app/enrolments/ask-online.server.ts': 'counts requests; what is asked for is on record (add-arrival)',
  'app/enrolments/enrolment-job.server.ts':
    'reminders and what is forgotten by date; what becomes of enrolments is on record (hold-edition)',
  'app/courses/tell-enrolled.server.ts': 'letters of what is on record in the same transaction',
  'app/learning/start-check.server.ts': 'begin-response, in the same transaction',
  'app/network/give-grant.server.ts': 'add-grant',
  'app/network/issue-invitation.server.ts': 'in the transaction of whoever invites',
  'app/people/rotate-keys.server.ts': 'cli/rotate-keys: one entry with counts',
  'app/platform/check-keys.server.ts': 'which keys are in use; nothing of anybody',
  'app/platform/find-by-code.server.ts': 'the same',
  'app/platform/mail/mail.server.ts': 'a letter is on its way: what it is about is on record',
  'app/privacy/erase-person.server.ts': 'close-request',
  'app/registers/keep-register.server.ts': 'ticks say who made them and when; the closing is on record',
  'app/registers/session-of-lesson.server.ts': 'close-lesson, in the same transaction',
  'app/registers/settle-training.server.ts': 'close-lesson and reopen-lesson, in the same transaction',
  'app/surveys/home-link.server.ts': 'begin-response, in the same transaction',
  'app/surveys/save-answers.server.ts': 'pages on the way: beginning and end are on record (decision 0010)',
  'cli/bench/account-timing.ts': 'measures on a copy',
  'app/surveys/complete-at-home.server.ts': 'complete-questionnaire, in the same transaction',
  'app/surveys/tablet.server.ts':
    'that the questionnaire was left halfway and that the tablet came back is on record',
  'cli/bench/kept-figures.ts': 'measures on a copy',
  'cli/bench/network-figures.ts': 'measures on a copy',
};

/** The writing queries a file imports, by the name they have there. */
function writesOf({ tree }: Source): string[] {
  const names: string[] = [];
  walk(tree, (node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return;
    if (!/\/db\/queries\//.test(node.moduleSpecifier.text) || node.importClause?.isTypeOnly) return;
    const named = node.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named)) return;
    for (const { isTypeOnly, propertyName, name } of named.elements) {
      const asked = (propertyName ?? name).text;
      if (!isTypeOnly && WRITES.test(asked)) names.push(asked);
    }
  });
  return names;
}

test('whoever changes something leaves an entry in the audit trail, or says here why not', () => {
  const writers = readSources('app', 'cli').filter((source) => writesOf(source).length > 0);
  const silent = writers.filter(({ text }) => !/\baudit\(/.test(text)).map(({ path }) => path);
  expect(writers.length).toBeGreaterThan(30);
  expect(silent.sort()).toEqual(Object.keys(WITHOUT).sort());
});
