import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from '../../app/platform/audit-actions.ts';
import { AUDIT_DETAILS } from '../../app/platform/audit-details.ts';

it.each(['it', 'en'])(
  'every act, subject and detail of the trail has its words, and no other has (%s)',
  (language) => {
    const path = join(import.meta.dirname, `../../locales/${language}/audit.json`);
    const words = JSON.parse(readFileSync(path, 'utf8'));
    expect(Object.keys(words.action).sort()).toEqual(
      AUDIT_ACTIONS.map((action) => action.replaceAll('.', '_')).sort(),
    );
    expect(Object.keys(words.detail).sort()).toEqual([...AUDIT_DETAILS].sort());
    expect(Object.keys(words.subject).sort()).toEqual([...AUDIT_SUBJECTS].sort());
  },
);
