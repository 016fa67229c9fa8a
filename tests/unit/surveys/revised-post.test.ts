import { expect, it } from 'vitest';
import type { Posted } from '../../../app/surveys/post-answers.ts';
import { type Base, createRevisedPost, fingerprint } from '../../../app/surveys/revised-post.ts';
import type { Save } from '../../../app/surveys/saver.ts';

type Answers = Readonly<Record<string, unknown>>;

/** A server that keeps answers as ours does; `losing` takes the save and answers nothing. */
function openServer(answers: Answers = {}) {
  const stored = { revision: 1, answers, losing: false };
  async function send(save: Save, revision: number): Promise<Posted> {
    if (fingerprint(save.answers) !== fingerprint(stored.answers)) {
      if (revision !== stored.revision) return { kind: 'stale', ...stored };
      stored.answers = save.answers;
      stored.revision += 1;
    }
    return stored.losing ? { kind: 'later' } : { kind: 'saved', revision: stored.revision };
  }
  const tab = (base: Base = { revision: stored.revision, own: [fingerprint(stored.answers)] }) =>
    createRevisedPost(send, base);
  return { stored, tab };
}

const save = (answers: Answers): Save => ({ answers, page: 0 });

it('goes on from its own saves, one after the other', async () => {
  const { stored, tab } = openServer();
  const { post } = tab();
  for (const IU of [1, 2, 3]) expect(await post(save({ IU }))).toBe('saved');
  expect(stored).toMatchObject({ revision: 4, answers: { IU: 3 } });
});

it('believes no refusal that comes of its own save, whose acknowledgement was lost, even after a reload', async () => {
  const { stored, tab } = openServer();
  const own = tab();
  stored.losing = true;
  expect(await own.post(save({ IU: 1, il: null }))).toBe('later');
  stored.losing = false;
  const reloaded = tab(own.base());
  expect(await reloaded.post(save({ IU: 1, il: ['IUIF'] }))).toBe('saved');
  expect(stored.answers).toEqual({ IU: 1, il: ['IUIF'] });
});

it('takes a turned page of another tab for no change of answers', async () => {
  const { stored, tab } = openServer({ IU: 1 });
  const own = tab();
  stored.revision += 1;
  expect(await own.post(save({ IU: 2 }))).toBe('saved');
});

it('overwrites what another tab stored only when told to', async () => {
  const { stored, tab } = openServer();
  const [one, other] = [tab(), tab()];
  expect(await one.post(save({ IU: 1 }))).toBe('saved');
  for (const IU of [2, 3]) expect(await other.post(save({ IU }))).toBe('stale');
  expect(stored.answers).toEqual({ IU: 1 });
  other.keepMine();
  expect(await other.post(save({ IU: 3 }))).toBe('saved');
  expect(stored.answers).toEqual({ IU: 3 });
  expect(await one.post(save({ IU: 4 }))).toBe('stale');
});
