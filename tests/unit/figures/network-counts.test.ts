import { expect, it } from 'vitest';
import { openCountParticipation } from '../../../app/figures/count-participation.server.ts';
import { lastDay, monthsOf } from '../../../app/figures/period.ts';
import { selectDays } from '../../../app/figures/select-days.server.ts';
import { seededRandom } from '../../support/figures-world.ts';
import { randomVisits } from '../../support/random-visits.ts';

it('the whole network is counted as any sites are, whatever months were asked for before', () => {
  const size = { visits: 4000, people: 300, organisations: 3, sites: 8, months: 50 };
  const { blocks, dictionaries, places } = randomVisits({ seed: 5, ...size });
  const months = blocks.map(({ month }) => month).sort();
  const random = seededRandom(9);
  const count = openCountParticipation(dictionaries);
  for (let question = 0; question < 80; question += 1) {
    const first = months[Math.floor(random() * months.length)] ?? '';
    // Also more months than are remembered of the network.
    const last = months[Math.min(months.length - 1, months.indexOf(first) + Math.floor(random() * 40))] ?? '';
    // Whole months, and months that the period cuts.
    const day = () => String(1 + Math.floor(random() * 28)).padStart(2, '0');
    const period =
      random() < 0.4
        ? { from: `${first}-01`, to: lastDay(last) }
        : { from: `${first}-${day()}`, to: `${last}-${day()}` };
    const asked = {
      filters: {},
      by: ['month', 'site', 'topic', 'gender'] as const,
      months: monthsOf(period),
    };
    const ordered = [...blocks].sort((a, b) => (a.month < b.month ? -1 : 1));
    const days = selectDays(
      ordered.filter(({ month }) => month >= first && month <= last),
      period,
      null,
      dictionaries.site,
    );
    const asSites = days.map((selected) => ({ ...selected, isEverywhere: false }));
    expect(count(days, places, asked)).toEqual(count(asSites, places, asked));
  }
});
