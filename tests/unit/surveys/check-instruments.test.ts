import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInstruments } from '../../../app/surveys/check-instruments.server.ts';
import { readReleased } from '../../../app/surveys/released.server.ts';

const SURVEYS = join(import.meta.dirname, '../../../surveys');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surveys-'));
  cpSync(SURVEYS, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces the first place of a text in a file. */
function change(file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${from} is not in ${file}`);
  writeFileSync(path, text.replace(from, to));
}

function said(): string[] {
  const faults = checkInstruments(folder).faults.filter(({ file }) => file !== 'released.json');
  return faults.map(({ file, path, says }) => `${file} ${path} ${says}`);
}

describe('the questionnaires we ship', () => {
  it('are sound', () => {
    expect(checkInstruments(SURVEYS).faults).toEqual([]);
  });

  it('are all released, so that none changes unnoticed', () => {
    const { versions } = checkInstruments(SURVEYS);
    const released = Object.entries(readReleased(SURVEYS) ?? {}).flatMap(([instrument, releases]) =>
      Object.entries(releases).map(([version, { hash }]) => [`${instrument} ${version}`, hash]),
    );
    expect(Object.fromEntries(released)).toEqual(Object.fromEntries(versions));
  });
});

describe('a definition', () => {
  it.each([
    ['a text without English', '"en": "To begin"', '"de": "Zum Anfang"', 'pages[0].title.en needs words'],
    [
      'another language in it',
      '"en": "To begin"',
      '"en": "x", "de": "y"',
      'pages[0].title.de is not allowed here',
    ],
    ['an empty text', '"en": "To begin"', '"en": " "', 'pages[0].title.en says nothing'],
    ['a tag', '"en": "To begin"', '"en": "<b>x</b>"', 'pages[0].title.en holds markup'],
    [
      'html',
      '"type": "radiogroup"',
      '"type": "html"',
      'pages[0].elements[0].type question type is not allowed',
    ],
    [
      'a key for html',
      '"locale": "it"',
      '"locale": "it", "completedHtml": "x"',
      'completedHtml is not allowed here',
    ],
    ['a trigger', '"locale": "it"', '"locale": "it", "triggers": []', 'triggers is not allowed here'],
    ['a value twice', '"value": "IHIF"', '"value": "IUIF"', 'offers the same value twice'],
    ['a reserved value', '"value": "IHIF"', '"value": "none"', 'has a meaning of its own in SurveyJS'],
    ['a question twice', '"name": "il_checks"', '"name": "cc"', 'has two questions of one name'],
    ['a question named like a text', '"name": "il_checks"', '"name": "title"', 'is a text of the page'],
    ['no expression', '"{IU} = 1"', '"{IU} ="', 'pages[1].visibleIf is no expression'],
    ['an unknown question', '"{IU} = 1"', '"{XX} = 1"', 'pages[1].visibleIf there is no question XX'],
    ['an unknown function', '"{IU} = 1"', '"evil({IU}) = 1"', 'there is no function evil'],
    ['required without words', '"requiredErrorText"', '"description2"', 'requiredErrorText what to say'],
    ['not JSON', '{', '[', 'dsi-2/1.json'],
    [
      'a variable that is not counted',
      '"value": "PCOOK1"',
      '"value": "COOK1"',
      'SF offers COOK1, which DSI 2.0 does not',
    ],
    ['a variable that is missing', '"value": "PCOOK1"', '"value": "COOK1"', 'SF offers PCOOK1 0 times'],
    ['another gate', '"value": 4', '"value": 5', 'IU is not asked with 1,2,3,4'],
  ])('is refused for %s', (_what, from, to, why) => {
    change('dsi-2/1.json', from, to);
    expect(said().join('\n')).toContain(why);
  });

  it.each([
    ['stars', 'experience', '"rateType": "stars"', '"rateType": "smileys"', 'rateType is not "stars"'],
    ['a limit of words', 'experience', '"maxLength": 600', '"maxLength": 6000', 'maxLength'],
    [
      'a competence',
      'course-check',
      '"competence": "1.1"',
      '"competence": "1.9"',
      'is no competence of DigComp 2.2',
    ],
  ])('is held to %s', (_what, instrument, from, to, why) => {
    change(`${instrument}/1.json`, from, to);
    expect(said().join('\n')).toContain(why);
  });

  it('has all its faults named at once', () => {
    change('dsi-2/1.json', '"en": "To begin"', '"en": ""');
    change('dsi-2/1.json', '"value": "IHIF"', '"value": "IUIF"');
    expect(said()).toEqual([
      'dsi-2/1.json pages[0].title.en says nothing',
      'dsi-2/1.json pages[1].elements[0].choices offers the same value twice',
    ]);
  });
});

describe('a translation', () => {
  const put = (file: unknown) => writeFileSync(join(folder, 'needs/1/de.json'), JSON.stringify(file));

  beforeEach(() => {
    rmSync(join(folder, 'needs/1'), { recursive: true, force: true });
    mkdirSync(join(folder, 'needs/1'));
  });

  it('is refused for texts it lacks, does not know, or that are no plain words', () => {
    put({ language: 'de', reviewed: null, texts: { title: 'Was <b>', 'pages.gone.title': 'x' } });
    const faults = said();
    expect(faults).toContain('needs/1/de.json texts.description is missing');
    expect(faults).toContain('needs/1/de.json texts.pages.gone.title is no text of the definition');
    expect(faults).toContain('needs/1/de.json texts.title holds markup or hidden characters');
  });

  it('is refused for its form', () => {
    put({ language: 'fr', texts: {} });
    expect(said()).toEqual([
      'needs/1/de.json  needs language, reviewed and texts, no more',
      'needs/1/de.json  language: is not "de"',
      'needs/1/de.json  reviewed: neither null nor {"by": "a role", "on": "YYYY-MM-DD"}',
    ]);
  });
});

describe('a released version', () => {
  const released = () => checkInstruments(folder).faults.filter(({ file }) => file === 'released.json');

  it('that has changed is refused, even by a word', () => {
    change('needs/1.json', 'What you need', 'What you want');
    expect(released()).toMatchObject([{ path: 'needs.1', says: expect.stringContaining('has changed') }]);
  });

  it('that is gone is refused', () => {
    rmSync(join(folder, 'needs'), { recursive: true });
    expect(released()).toMatchObject([{ path: 'needs.1', says: expect.stringContaining('is gone') }]);
  });

  it('may be written in another order or layout', () => {
    const path = join(folder, 'needs/1.json');
    const reversed = Object.entries(JSON.parse(readFileSync(path, 'utf8'))).reverse();
    writeFileSync(path, JSON.stringify(Object.fromEntries(reversed)));
    expect(released()).toEqual([]);
  });

  it('is not looked for in a folder that keeps no list', () => {
    rmSync(join(folder, 'released.json'));
    expect(checkInstruments(folder).faults).toEqual([]);
  });
});
