import { describe, expect, it } from 'vitest';
import { profileChanges } from '../../../app/people/profile-changes.ts';
import { UNKNOWN_IDENTITY } from '../../../app/people/unknown-identity.ts';

const record = {
  education: 'B',
  occupation: null,
  citizenship: 'A',
  province: 'FI',
  language: 'it',
  gender: 'A',
  code_kind: 'none' as const,
};
const identity = { ...UNKNOWN_IDENTITY, birthYear: 1950, givenName: 'Ada' };
const same = {
  education: 'B',
  occupation: null,
  citizenship: 'A',
  province: 'FI',
  language: 'it',
  gender: 'A',
  birthYear: 1950,
  givenName: 'Ada',
  familyName: null,
  phone: null,
  email: null,
};

describe('what a form changes', () => {
  it('is nothing when it says the same', () => {
    expect(profileChanges(record, identity, same, true)).toEqual({ columns: {}, identity: null, fields: [] });
  });

  it('is only what differs; an answer can be taken back', () => {
    const changes = profileChanges(record, identity, { ...same, education: null, occupation: 'G' }, true);
    expect(changes).toEqual({
      columns: { education: null, occupation: 'G' },
      identity: null,
      fields: ['education', 'occupation'],
    });
  });

  it('leaves gender and birth to the fiscal code', () => {
    const form = { ...same, gender: 'B', birthYear: 1960 };
    expect(profileChanges(record, identity, form, true).fields).toEqual(['gender', 'birthYear']);
    expect(profileChanges({ ...record, code_kind: 'fiscal' }, identity, form, true).fields).toEqual([]);
    expect(profileChanges({ ...record, code_kind: 'provisional' }, identity, form, true).fields).toEqual([
      'gender',
      'birthYear',
    ]);
  });

  it('touches names and contacts only where the network keeps them', () => {
    const form = { ...same, givenName: null, familyName: 'Prova', phone: '055 1' };
    expect(profileChanges(record, identity, form, false).fields).toEqual([]);
    const kept = profileChanges(record, identity, form, true);
    expect(kept.fields).toEqual(['givenName', 'familyName', 'phone']);
    expect(kept.identity).toEqual({ ...identity, givenName: null, familyName: 'Prova', phone: '055 1' });
  });
});
