import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acceptComplete, acceptPartial } from '../../../app/surveys/accept-answers.server.ts';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';

const instrument = loadInstruments(join(import.meta.dirname, '../../../surveys')).latestInstrument('dsi-2');
const definition = instrument?.definition ?? {};

const full = {
  IU: 1,
  il: ['IUIF', 'IUNW1'],
  il_checks: ['none'],
  cc: ['IUCHAT1'],
  dcc: ['none'],
  sf: ['refused'],
  ps: ['CCONF1', 'IUBK'],
  IBUY: 2,
};

/** Parsed as it comes in a request: `__proto__` is then a key like others. */
function changed(change: string): unknown {
  return JSON.parse(JSON.stringify(full).replace(/}$/, `,${change}}`));
}

function problems(result: ReturnType<typeof acceptComplete>): string[] {
  return result.ok ? [] : result.errors.map((error) => `${error.question}:${error.code}`);
}

describe('what is accepted', () => {
  it('is a full response, as it was sent', () => {
    expect(acceptComplete(definition, full)).toEqual({ ok: true, answers: full });
  });

  it.each([2, 3, 4])('is the gate alone when IU is %i', (IU) => {
    expect(acceptComplete(definition, { IU })).toEqual({ ok: true, answers: { IU } });
  });

  it('is a response with every question skipped', () => {
    const skip = ['refused'];
    const answers = {
      IU: 1,
      il: skip,
      il_checks: skip,
      cc: skip,
      dcc: skip,
      sf: skip,
      ps: skip,
      IBUY: 'refused',
    };
    expect(acceptComplete(definition, answers)).toEqual({ ok: true, answers });
  });

  it('does not depend on the order of keys or ticks', () => {
    const answers = Object.fromEntries(Object.entries({ ...full, il: ['IUNW1', 'IUIF'] }).reverse());
    expect(acceptComplete(definition, answers)).toEqual({ ok: true, answers });
  });

  it.each([[{}], [{ IU: 1 }], [{ IU: 1, cc: ['IUEM'] }], [{ IU: 4 }], [full]])(
    'is %j to be continued later',
    (answers) => {
      expect(acceptPartial(definition, answers)).toEqual({ ok: true, answers });
    },
  );
});

describe('what is missing', () => {
  it('refuses nothing at all: the gate is asked of everybody', () => {
    expect(problems(acceptComplete(definition, {}))).toEqual(['IU:required']);
  });

  it.each(['il', 'il_checks', 'cc', 'dcc', 'sf', 'ps', 'IBUY'])(
    'refuses an internet user without %s',
    (name) => {
      const answers = Object.fromEntries(Object.entries(full).filter(([key]) => key !== name));
      expect(problems(acceptComplete(definition, answers))).toEqual([`${name}:required`]);
    },
  );
});

/** [what, change to a full response, the one problem]. Refused when complete and when partial. */
const attacks: [string, string, string][] = [
  ['a forged score', '"overall":"AB"', 'overall:unknown_question'],
  ['an unknown question', '"zz":1', 'zz:unknown_question'],
  ['__proto__', '"__proto__":{"IU":1}', '__proto__:unknown_question'],
  ['constructor', '"constructor":{}', 'constructor:unknown_question'],
  ['the page instead of the question', '"gate":1', 'gate:unknown_question'],
  ['an unknown box', '"il":["IUIF","X"]', 'il:unknown_value'],
  ['a box of another area', '"il":["IUEM"]', 'il:unknown_value'],
  ['a box not counted by DSI', '"sf":["MAPS_APD"]', 'sf:unknown_value'],
  ['a box in other letters', '"il":["iuif"]', 'il:unknown_value'],
  ['a huge text', `"il":["${'x'.repeat(200_000)}"]`, 'il:unknown_value'],
  ['a text for a list', '"il":"IUIF"', 'il:wrong_type'],
  ['an object for a list', '"il":{"0":"IUIF"}', 'il:wrong_type'],
  ['a list in a list', '"il":[["IUIF"]]', 'il:wrong_type'],
  ['null', '"il":null', 'il:wrong_type'],
  ['null in a list', '"il":[null]', 'il:wrong_type'],
  ['an empty list', '"il":[]', 'il:wrong_type'],
  ['a box twice', '"il":["IUIF","IUIF"]', 'il:repeated_value'],
  ['a very long list', `"il":[${'"IUIF",'.repeat(10_000)}"IUIF"]`, 'il:repeated_value'],
  ['«none» with others', '"il":["none","IUIF"]', 'il:not_alone'],
  ['«skip» with others', '"il":["IUIF","refused"]', 'il:not_alone'],
  ['«skip» with «none»', '"il":["none","refused"]', 'il:not_alone'],
  ['a number as text', '"IU":"1"', 'IU:unknown_value'],
  ['a list for one value', '"IU":[1]', 'IU:wrong_type'],
  ['true for one', '"IU":true', 'IU:wrong_type'],
  ['a value out of range', '"IU":5', 'IU:unknown_value'],
  ['zero', '"IU":0', 'IU:unknown_value'],
  ['«none» where it is not offered', '"IBUY":"none"', 'IBUY:unknown_value'],
  ['skipping the gate', '"IU":"refused"', 'IU:unknown_value'],
  ['an object for a value', '"IBUY":{"valueOf":1}', 'IBUY:wrong_type'],
];

describe('attacks', () => {
  it.each(attacks)('%s', (_, change, problem) => {
    const expected = [problem];
    expect(problems(acceptComplete(definition, changed(change)))).toEqual(expected);
    expect(problems(acceptPartial(definition, changed(change)))).toEqual(expected);
    // Nothing of it stays for the next person.
    expect(acceptComplete(definition, full)).toEqual({ ok: true, answers: full });
    expect(problems(acceptComplete(definition, { IU: 1, il: ['IUIF'] }))).toHaveLength(6);
  });

  it('answers to questions that were not asked', () => {
    const hidden = ['il', 'il_checks', 'cc', 'dcc', 'sf', 'ps', 'IBUY'].map(
      (name) => `${name}:hidden_question`,
    );
    expect(problems(acceptComplete(definition, { ...full, IU: 4 }))).toEqual(hidden);
    expect(problems(acceptPartial(definition, { ...full, IU: 2 }))).toEqual(hidden);
    expect(problems(acceptPartial(definition, { cc: ['IUEM'] }))).toEqual(['cc:hidden_question']);
  });

  it.each([null, 1, true, 'IU', [], [full], Number.NaN, undefined])('%j instead of answers', (answers) => {
    expect(problems(acceptComplete(definition, answers))).toEqual([':not_an_object']);
    expect(problems(acceptPartial(definition, answers))).toEqual([':not_an_object']);
  });

  it('a hundred thousand keys end in a short list', () => {
    const answers = Object.fromEntries(Array.from({ length: 100_000 }, (_, number) => [`k${number}`, 1]));
    expect(problems(acceptPartial(definition, answers))).toHaveLength(50);
  });

  it('deep nesting', () => {
    const deep: unknown = JSON.parse(`{"il":${'['.repeat(5000)}${']'.repeat(5000)}}`);
    expect(problems(acceptPartial(definition, deep))).toEqual(['il:wrong_type']);
  });

  it('never repeats the value in the message, and long names in short', () => {
    const result = acceptPartial(definition, { ['k'.repeat(5000)]: 'secret', il: ['secret'] });
    const text = JSON.stringify(result);
    expect(text).not.toContain('secret');
    expect(text.length).toBeLessThan(500);
  });
});

it('needs no browser', () => {
  expect(typeof globalThis.document).toBe('undefined');
});
