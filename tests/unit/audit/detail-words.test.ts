import { expect, it } from 'vitest';
import { CAPABILITIES, ROLES } from '../../../app/access/policy.ts';
import { detailText } from '../../../app/audit/detail-words.server.ts';
import type { AuditDetail } from '../../../app/platform/audit-details.ts';
import { LANGUAGES } from '../../../app/platform/languages.ts';
import { RETENTION_KINDS } from '../../../app/privacy/retention-rules.ts';
import { REFUSALS, REQUEST_KINDS } from '../../../app/privacy/rules.ts';
import { WAYS } from '../../../app/surveys/ways.ts';

const SITE = '0199a111-0000-7000-8000-000000000001';

function shown(detail: Partial<Record<AuditDetail, unknown>>, language: 'it' | 'en' = 'it'): string {
  const wording = { language, timeZone: 'Europe/Rome', names: new Map([[SITE, 'Punto di Empoli']]) };
  return detailText(JSON.stringify(detail), wording);
}

it.each([
  [{ heads: 2, day: '2026-11-21' }, 'presenti: 2 · giorno: 21 nov 2026'],
  [{ factor: null }, ''],
  [{ factor: 'recovery_code' }, 'secondo fattore: codice di recupero'],
  [{ found: false }, 'trovate: no'],
  [{ fields: 'education givenName' }, 'campi: Titolo di studio, Nome'],
  [{ from: 'active', to: 'closed' }, 'da: Attivo · a: Chiuso'],
  [{ scope: 'site', scope_id: SITE }, 'dove: un punto · quale: Punto di Empoli'],
  [{ since: '2026-11-20T23:00:00.000Z', until: null }, 'da: 21 nov 2026 00:00'],
  [{ capability: 'audit.read', problem: 'not_allowed' }, /^permesso: .{10,} · risposta: Non puoi aprire/],
] as const)('%j is told in words', (detail, words) => {
  expect(shown(detail)).toEqual(words instanceof RegExp ? expect.stringMatching(words) : words);
});

it.each(LANGUAGES)('codes that have words elsewhere are told with them (%s)', (language) => {
  const codes = {
    role: ROLES,
    capability: CAPABILITIES,
    refusal: REFUSALS,
    way: WAYS,
    kind: [...REQUEST_KINDS, ...RETENTION_KINDS, 'fiscal', 'provisional'],
  };
  for (const [name, values] of Object.entries(codes)) {
    for (const code of values) expect(shown({ [name]: code }, language)).not.toMatch(`: ${code}$`);
  }
});

it('what an older version wrote under another name is shown as it stands', () => {
  const wording = { language: 'it', timeZone: 'Europe/Rome', names: new Map() } as const;
  expect(detailText('{"former":"x"}', wording)).toBe('former x');
});
