import { expect, it } from 'vitest';
import { makeParticipationRelease } from '../../../app/figures/participation-release.server.ts';
import { gatherHeads } from '../../../app/figures/published-heads.server.ts';
import { randomVisits } from '../../support/random-visits.ts';

/** How many pairs of gender and age band are shown of a year, in the network and in one of its organisations. */
function pairsOf(population: { seed: number; visits: number; people: number }, year: string) {
  const network = { ...population, organisations: 6, sites: 12, months: 8 };
  const { blocks, dictionaries, places } = randomVisits(network);
  const heads = gatherHeads(blocks, dictionaries.site, (site) => places.get(site)?.organisation ?? '');
  const rules = { minCell: 5, minDenominator: 10 };
  const release = makeParticipationRelease(heads, dictionaries, rules, new Set(), []);
  const time = release.times.nodeOf.get(year) ?? Number.NaN;
  const sights = (place: number) =>
    (release.codesOf('gender') ?? []).flatMap((gender) =>
      (release.codesOf('ageBand') ?? []).map((ageBand) =>
        release.sightOf({
          places: [place],
          times: [time],
          filters: { gender: [gender], ageBand: [ageBand] },
        }),
      ),
    );
  return {
    inNetwork: sights(0).filter(({ accesses }) => accesses).length,
    organisationsAreTold: sights(1).some(({ isPublished }) => isPublished),
  };
}

it('pairs are told apart by organisation only where that hides nothing of the network', () => {
  expect(pairsOf({ seed: 5, visits: 12_000, people: 3000 }, '2025')).toEqual({
    inNetwork: 16,
    organisationsAreTold: true,
  });
  // Told apart by organisation too, 8 would be shown.
  expect(pairsOf({ seed: 3, visits: 2000, people: 666 }, '2025')).toEqual({
    inNetwork: 12,
    organisationsAreTold: false,
  });
});
