import { describe, expect, it } from 'vitest';
import { keptUntil, windowOn } from '../../../app/enrolments/deadlines.ts';
import {
  arrival,
  dueMoves,
  freeSeats,
  placesFor,
  queueOf,
  type Standing,
} from '../../../app/enrolments/waiting-list.ts';

const NOW = '2026-03-10T10:00:00.000Z';
const SOON = '2026-03-12T10:00:00.000Z';

const STATES = {
  enrolled: { status: 'enrolled' },
  completed: { status: 'completed' },
  waiting: { status: 'waiting' },
  withdrawn: { status: 'withdrawn' },
  offered: { status: 'offered', offered_until: SOON },
  offerPassed: { status: 'offered', offered_until: NOW },
  mail: { status: 'unconfirmed', confirm_by: 'mail', confirm_until: SOON, holds_seat: 1 },
  mailSeatless: { status: 'unconfirmed', confirm_by: 'mail', confirm_until: SOON },
  mailPassed: { status: 'unconfirmed', confirm_by: 'mail', confirm_until: NOW, holds_seat: 1 },
  phone: { status: 'unconfirmed', confirm_by: 'phone', confirm_until: SOON, holds_seat: 1 },
  phonePassed: { status: 'unconfirmed', confirm_by: 'phone', confirm_until: NOW, holds_seat: 1 },
  phoneSeatless: { status: 'unconfirmed', confirm_by: 'phone' },
} as const satisfies Record<string, Partial<Standing>>;

/** People in order of arrival. */
function people(...states: (keyof typeof STATES)[]): Standing[] {
  const plain = { confirm_by: null, confirm_until: null, holds_seat: 0, offered_until: null } as const;
  return states.map((state, index) => ({
    ...plain,
    ...STATES[state],
    id: `${index + 1}`,
    position: index + 1,
  }));
}

const told = (seats: number, rows: readonly Standing[], until: string | null = SOON) =>
  dueMoves(seats, rows, NOW, until).map((move) => `${move.id} ${move.to}`);

describe('seats', () => {
  it.each([
    [3, people('enrolled', 'withdrawn', 'completed'), 1],
    [3, people('enrolled', 'mail', 'phone'), 0],
    [3, people('enrolled', 'mailPassed', 'mailSeatless', 'phoneSeatless', 'waiting'), 2],
    [1, people('enrolled', 'enrolled'), -1],
    [2, people('offered', 'offerPassed'), 1],
  ])('of %i are free as many as nobody has or is kept', (seats, rows, free) => {
    expect(freeSeats(seats, rows, NOW)).toBe(free);
  });

  it.each([
    ['seat', 2, 5, people('enrolled')],
    ['waiting', 1, 5, people('enrolled')],
    ['waiting', 2, 5, people('enrolled', 'waiting')],
    ['waiting', 1, null, people('enrolled', 'waiting')],
    ['full', 1, 1, people('enrolled', 'waiting')],
    ['full', 1, 0, people('enrolled')],
  ] as const)('an arrival gets: %s (%i seats, %s to wait)', (gets, seats, waiting_seats, rows) => {
    expect(arrival({ seats, waiting_seats }, rows, NOW)).toBe(gets);
  });

  it('that are free are not for a group while somebody waits for them', () => {
    const edition = { seats: 5, waiting_seats: 3 };
    expect(placesFor(edition, people('enrolled'), NOW)).toEqual({ seats: 4, waiting: 3 });
    expect(placesFor(edition, people('enrolled', 'waiting'), NOW)).toEqual({ seats: 0, waiting: 2 });
  });
});

describe('what is due', () => {
  it('is nothing while the edition is full and everybody has time', () => {
    expect(told(3, people('enrolled', 'offered', 'mail', 'waiting'))).toEqual([]);
  });

  it('offers every free seat to whoever waits longest, in whatever order they are read', () => {
    const rows = people('enrolled', 'waiting', 'waiting', 'waiting').reverse();
    expect(told(3, rows)).toEqual(['2 offered', '3 offered']);
  });

  it('goes on to the next when an offer passes', () => {
    expect(told(1, people('offerPassed', 'waiting'))).toEqual(['1 withdrawn', '2 offered']);
  });

  it('ends what was not confirmed, and keeps the request of whoever nobody called', () => {
    expect(told(2, people('mailPassed', 'phonePassed', 'waiting', 'waiting'))).toEqual([
      '1 withdrawn',
      '2 seatless',
      '3 offered',
      '4 offered',
    ]);
    expect(told(2, people('phoneSeatless', 'mailSeatless'))).toEqual([]);
  });

  it('offers nothing from the day of the first lesson on, nor when seats were taken away', () => {
    expect(told(5, people('offerPassed', 'waiting'), null)).toEqual(['1 withdrawn']);
    expect(told(1, people('enrolled', 'enrolled', 'waiting'))).toEqual([]);
  });

  it('is settled by one look', () => {
    const rows = people('offerPassed', 'phonePassed', 'waiting', 'waiting', 'waiting');
    const moves = new Map(dueMoves(2, rows, NOW, SOON).map((move) => [move.id, move]));
    const after = rows.map((row): Standing => {
      const move = moves.get(row.id);
      if (!move) return row;
      if (move.to === 'seatless') return { ...row, holds_seat: 0 };
      if (move.to === 'withdrawn') return { ...row, status: 'withdrawn', offered_until: null };
      return { ...row, status: 'offered', offered_until: move.until };
    });
    expect(told(2, after)).toEqual([]);
  });
});

it('tells everybody who waits their place in the queue', () => {
  expect([...queueOf(people('enrolled', 'waiting', 'withdrawn', 'waiting'))]).toEqual([
    ['2', 1],
    ['4', 2],
  ]);
});

describe('how long a seat is kept', () => {
  const until = (now: string, firstDay: string) =>
    keptUntil(new Date(now), 48, firstDay, 'Europe/Rome')?.toISOString() ?? null;

  it.each([
    ['two days, far from the lesson', '2026-03-10T10:00:00Z', '2026-03-20', '2026-03-12T10:00:00.000Z'],
    ['until the eve is over', '2026-03-10T10:00:00Z', '2026-03-12', '2026-03-11T23:00:00.000Z'],
    ['in summer time too', '2026-03-28T10:00:00Z', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['two hours late on the eve', '2026-03-11T22:30:00Z', '2026-03-12', '2026-03-12T00:30:00.000Z'],
    ['not on the day itself', '2026-03-11T23:00:00Z', '2026-03-12', null],
  ])('%s', (_, now, firstDay, expected) => {
    expect(until(now, firstDay)).toBe(expected);
  });
});

it.each([
  ['not_yet', '2026-03-01'],
  ['open', '2026-03-02'],
  ['open', '2026-03-10'],
  ['over', '2026-03-11'],
])('the window is %s on %s', (state, today) => {
  const edition = { enrol_from: '2026-03-02', enrol_until: '2026-03-10', firstDay: '2026-03-15' };
  expect(windowOn(today, edition)).toBe(state);
  expect(windowOn('2026-03-10', { ...edition, firstDay: '2026-03-10' })).toBe('over');
});
