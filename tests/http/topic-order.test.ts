import { expect, it } from 'vitest';
import { newId } from '../../app/platform/ids.ts';
import { describeOnBothEngines } from '../support/engines.ts';
import { openTestSiteOn } from '../support/http-app.ts';

/** The words beside the boxes of a field, by the fields that hold them. */
function wordsIn(page: string, field: string): string[][] {
  return (page.match(/<fieldset[\s\S]*?<\/fieldset>/g) ?? [])
    .map((group) =>
      [...group.matchAll(/<label[^>]*>\s*<input[^>]*name="(\w+)"[^>]*>([\s\S]*?)<\/label>/g)]
        .filter(([, name]) => name === field)
        .map(([, , words = '']) => words.replaceAll(/<[^>]+>/g, '').trim()),
    )
    .filter((words) => words.length > 1);
}

const inOrder = (words: readonly string[], language: string) =>
  words.toSorted((a, b) => a.localeCompare(b, language));

describeOnBothEngines('topics to choose from', (fresh) => {
  it.each(['it', 'en'] as const)('stand in the order of their words: %s', async (language) => {
    const site = await openTestSiteOn(await fresh());
    await site.app.db.updateTable('staff').set({ language }).execute();
    const form = await site.as('facilitator').get(`/desk/sessions/${newId()}/new?anonymous=1`);
    // The site's most used come first and keep their order.
    const [, ...groups] = wordsIn(await form.text(), 'topic');
    expect(groups.length).toBeGreaterThan(2);
    expect(groups).toEqual(groups.map((group) => inOrder(group, language)));
    const [topics = []] = wordsIn(await (await site.as('trainer').get('/courses/new')).text(), 'topics');
    expect(topics.length).toBeGreaterThan(20);
    expect(topics).toEqual(inOrder(topics, language));
    await site.close();
  });
});
