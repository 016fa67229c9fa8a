import { expect, it } from 'vitest';
import { shownPath } from '../../../app/platform/http/shown-path.ts';

const ID = '0199a000-0000-7000-8000-000000000001';

it.each([
  ['/', false, '/'],
  [`/people/${ID}/profile`, false, `/people/${ID}/profile`],
  [`/people/${ID}.data`, false, `/people/${ID}.data`],
  [
    '/network/code-lists/topic/2/entries/spid_activation',
    false,
    '/network/code-lists/topic/2/entries/spid_activation',
  ],
  ['/insights/table.csv', false, '/insights/table.csv'],
  [`/set-up/${'Ab3'.repeat(14)}x`, false, '/set-up/*'],
  ['/q/abcde-fghjk-mnpqr-stvwx-yzabcd', false, '/q/*'],
  ['/q/abcdefghjkmnpqrstvwxyzabcd/completion', false, '/q/*/completion'],
  ['/people/RSSMRA55A41D612X', false, '/people/*'],
  ['/people/rssmra55a41d612x', false, '/people/*'],
  ['/people/mario-rossi', true, '/people/*'],
  ['/people/mario%20rossi', false, '/people/*'],
  ['/people/3331234567', false, '/people/*'],
  [`/${'x/'.repeat(400)}`, true, `/x/${'*/'.repeat(148)}*`],
])('%s (leads nowhere: %s) is kept as %s', (path, unknown, shown) => {
  expect(shownPath(path, unknown)).toBe(shown);
});
