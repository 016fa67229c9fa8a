import { expect, it } from 'vitest';
import {
  createSaver,
  patiently,
  type Save,
  type SaveOutcome,
  type SaveState,
} from '../../../app/surveys/saver.ts';

const answers = (page: number): Save => ({ answers: { IU: page }, page });

/** A server that answers when the test says so. */
function openServer() {
  const received: Save[] = [];
  const open: ((outcome: SaveOutcome) => void)[] = [];
  const states: SaveState[] = [];
  let kept: Save | null = null;
  const saver = createSaver({
    post: (save) => {
      received.push(save);
      return new Promise((resolve) => open.push(resolve));
    },
    keep: (save) => {
      kept = save;
    },
    onState: (state) => states.push(state),
    pause: () => 5,
  });
  const answer = async (outcome: SaveOutcome) => {
    open.shift()?.(outcome);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { saver, received, states, answer, kept: () => kept };
}

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
};

it('keeps answers until the server has them', async () => {
  const { saver, states, answer, kept } = openServer();
  saver.save(answers(1));
  expect(kept()).toEqual(answers(1));
  await answer('saved');
  expect(kept()).toBeNull();
  expect(states).toEqual(['saving', 'saved']);
});

it('does what was wished last once everything is saved, however long that takes', async () => {
  const { saver, received, states, answer } = openServer();
  const done: string[] = [];
  saver.onceSaved(() => done.push('at once'));
  expect(done).toEqual(['at once']);
  saver.save(answers(1));
  saver.onceSaved(() => done.push('stop'));
  await answer('later');
  expect(states.at(-1)).toBe('unsent');
  saver.onceSaved(() => done.push('next'));
  await until(() => received.length === 2);
  saver.save(answers(2));
  await answer('saved');
  expect(done).toEqual(['at once']);
  await answer('saved');
  expect(done).toEqual(['at once', 'next']);
  saver.save(answers(3));
  saver.onceSaved(() => done.push('never'));
  saver.onceSaved(null);
  await answer('saved');
  expect(done).toEqual(['at once', 'next']);
});

it('sends one request at a time and then only the latest answers', async () => {
  const { saver, received, answer, kept } = openServer();
  for (const page of [1, 2, 3]) saver.save(answers(page));
  expect(received).toHaveLength(1);
  await answer('saved');
  expect(kept()).toEqual(answers(3));
  await answer('saved');
  expect(received.map((save) => save.page)).toEqual([1, 3]);
  expect(kept()).toBeNull();
});

it('goes on trying by itself while the line is dead', async () => {
  const { saver, received, states, answer, kept } = openServer();
  saver.save(answers(1));
  await answer('later');
  expect(states.at(-1)).toBe('waiting');
  expect(kept()).toEqual(answers(1));
  await until(() => received.length === 2);
  await answer('saved');
  expect(states.at(-1)).toBe('saved');
});

it.each(['signed_out', 'refused'] as const)(
  'waits for somebody when %s, and keeps the answers',
  async (outcome) => {
    const { saver, received, states, answer, kept } = openServer();
    saver.save(answers(1));
    await answer(outcome);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(received).toHaveLength(1);
    expect(states.at(-1)).toBe(outcome);
    expect(kept()).toEqual(answers(1));
    saver.retry();
    await answer('saved');
    expect(kept()).toBeNull();
  },
);

it('tries no more once the page is left', async () => {
  const { saver, received, answer } = openServer();
  saver.save(answers(1));
  saver.stop();
  await answer('later');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(received).toHaveLength(1);
});

it('waits longer from time to time, never more than half a minute', () => {
  expect([1, 2, 3, 4, 5, 9].map(patiently)).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
});
