import { describe, expect, it } from 'vitest';
import { versionState } from '../../../app/network/code-versions.ts';
import { nextStep } from '../../../app/network/next-step.ts';
import { grantState, staffState } from '../../../app/network/staff-state.ts';

const TODAY = '2026-06-15';

describe('states on a day', () => {
  it.each([
    ['2026-06-15', null, 'current'],
    ['2026-06-16', null, 'future'],
    ['2026-01-01', '2026-06-15', 'current'],
    ['2026-01-01', '2026-06-14', 'past'],
  ])('a version and a grant from %s to %s are %s', (from, to, state) => {
    expect(versionState({ validFrom: from, validTo: to }, TODAY)).toBe(state);
    expect(grantState({ starts_on: from, ends_on: to }, TODAY)).toBe(state);
  });

  it.each([
    [null, 1, 0, 'active'],
    [null, 0, 1, 'active'],
    [null, 0, 0, 'invited'],
    ['2026-06-15', 1, 0, 'active'],
    ['2026-06-14', 1, 1, 'ended'],
    ['2026-06-14', 0, 0, 'ended'],
  ] as const)(
    'somebody with last day %s, password %d and link %d is %s',
    (ended_on, has_password, is_linked, state) => {
      expect(staffState({ ended_on, has_password, is_linked }, TODAY)).toBe(state);
    },
  );
});

describe('the next step of a new network', () => {
  const ready = { organisations: 1, sites: 1, activeSites: 1, plannedSites: 0, staff: 2, invited: 0 };
  const waiting = { activeSites: 0, plannedSites: 1 };
  it.each([
    [{ organisations: 0, sites: 0, activeSites: 0, staff: 1 }, 'first_organisation'],
    [{ sites: 0, activeSites: 0, staff: 1 }, 'first_site'],
    [{ ...waiting, staff: 1 }, 'first_staff'],
    [{ ...waiting, staff: 1, invited: 1 }, 'planned_sites'],
    // All suspended or closed: there is none to open for the first time.
    [{ activeSites: 0 }, undefined],
    [{}, undefined],
  ])('%o', (change, words) => {
    expect(nextStep({ ...ready, ...change }, true)?.words).toBe(words);
  });

  it.each([
    [waiting, 'planned_sites'],
    [{ ...waiting, activeSites: 1 }, undefined],
    [{ organisations: 0, sites: 0, activeSites: 0, staff: 1 }, undefined],
  ])('for who coordinates a part of it: %o', (change, words) => {
    expect(nextStep({ ...ready, ...change }, false)?.words).toBe(words);
  });
});
