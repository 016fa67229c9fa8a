import { describe, expect, it } from 'vitest';
import { explainMissing } from '../../../app/access/explain.ts';
import { CAPABILITIES, ROLES, rolesFor } from '../../../app/access/policy.ts';
import { LANGUAGES } from '../../../app/platform/languages.ts';
import { wordsIn } from '../../../app/platform/words.server.ts';

describe.each(LANGUAGES)('a missing right, in %s', (language) => {
  const { t } = wordsIn(language);

  it.each(CAPABILITIES)('%s: what is missing, with which roles it comes, whom to ask', (capability) => {
    const [what = '', whom = ''] = explainMissing(capability, language, t);
    expect(what).toContain(t(`explain:capability.${capability}`));
    expect(`${what} ${whom}`).not.toMatch(/capability\.|role\.|missing\.|\{\{/);
    const named = ROLES.filter((role) => what.includes(t(`explain:role.${role}`)));
    const held = rolesFor(capability);
    expect(named).toEqual(held.length === ROLES.length ? [] : held);
  });
});

it('sends to whoever may give one of the roles', () => {
  const { t } = wordsIn('it');
  const whom = (capability: string) => explainMissing(capability, 'it', t)[1];
  expect(whom('session.log')).toContain('chi coordina il tuo punto o');
  expect(whom('organisation.manage')).not.toContain('chi coordina');
  expect(explainMissing('<script>', 'it', t)).toEqual([]);
});
