import { describe, expect, it } from 'vitest';
import { type Happening, tellTimeline } from '../../../app/people/timeline.ts';

const visit = (id: string, day: string, time: string): Happening => ({
  kind: 'session',
  id,
  day,
  time,
  minutes: 30,
  topics: [],
  channel: '',
  outcome: '',
  site: '',
  facilitator: '',
});
const opened = (id: string, day: string): Happening => ({
  kind: 'case',
  id,
  day,
  topic: '',
  status: 'open',
  waitingOn: null,
  dueOn: null,
  closedOn: null,
  site: '',
});
const answered = (id: string, day: string): Happening => ({
  kind: 'questionnaire',
  id,
  day,
  title: '',
  status: 'complete',
  isBaseline: true,
});

describe("a person's story", () => {
  const lists = [
    [
      visit('v2', '2026-02-01', '11:30'),
      visit('v1', '2026-02-01', '09:00'),
      visit('v0', '2025-12-31', '18:00'),
    ],
    [opened('c1', '2026-02-01')],
    [answered('q1', '2026-02-01'), answered('q2', '2026-03-01')],
  ];

  it('is told newest first; on the same day what came of the visits stands above them', () => {
    const { happenings, more } = tellTimeline(lists, 50);
    expect(happenings.map(({ id }) => id)).toEqual(['q2', 'q1', 'c1', 'v2', 'v1', 'v0']);
    expect(more).toBe(false);
  });

  it('is cut, and says so', () => {
    expect(tellTimeline(lists, 6).more).toBe(false);
    const { happenings, more } = tellTimeline(lists, 2);
    expect(happenings.map(({ id }) => id)).toEqual(['q2', 'q1']);
    expect(more).toBe(true);
    expect(tellTimeline([], 50)).toEqual({ happenings: [], more: false });
  });
});
