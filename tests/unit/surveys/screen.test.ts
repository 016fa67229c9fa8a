import { join } from 'node:path';
import { SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { loadInstruments } from '../../../app/surveys/instruments.server.ts';
import { movePage } from '../../../app/surveys/move-page.ts';
import { askedQuestions, firstOpenPage, screenOf } from '../../../app/surveys/screen.ts';

const definition = loadInstruments(join(import.meta.dirname, '../../../surveys')).latestInstrument('dsi-2');
const model = new SurveyModel(definition?.definition);

const ONLINE = { IU: 1 };
const ALL = {
  IU: 1,
  il: ['none'],
  il_checks: ['none'],
  cc: ['IUEM'],
  dcc: ['refused'],
  sf: ['none'],
  ps: ['IUBK'],
  IBUY: 2,
};

describe('the page on the screen', () => {
  it.each([
    ['nothing answered', {}, 0, 'gate', 0, 6],
    ['nothing answered, a later page asked for', {}, 4, 'gate', 0, 6],
    ['the gate open', ONLINE, 1, 'il', 1, 6],
    ['jumping over what is unanswered', ONLINE, 5, 'il', 1, 6],
    ['back to what is answered', { ...ONLINE, il: ['none'], il_checks: ['none'] }, 0, 'gate', 0, 6],
    ['not online: nothing else is asked', { IU: 3 }, 0, 'gate', 0, 1],
    ['not online, a page that is not asked', { IU: 3 }, 3, 'gate', 0, 1],
    ['everything answered', ALL, 5, 'ps', 5, 6],
    ['a page before the first', ALL, -3, 'gate', 0, 6],
    ['no number', ALL, Number.NaN, 'gate', 0, 6],
  ])('%s', (_case, answers, asked, name, index, total) => {
    expect(screenOf(model, 'it', answers, asked)).toMatchObject({ name, index, total });
  });

  it('speaks the language asked for', () => {
    expect(screenOf(model, 'it', {}, 0).questions[0]?.title).toContain('usato Internet');
    expect(screenOf(model, 'en', {}, 0).questions[0]?.title).toContain('used the Internet');
  });

  it('sets «none of these» apart, at the end, and offers no row for skipping', () => {
    const [first] = screenOf(model, 'it', ONLINE, 1).questions;
    expect(first?.choices.map((choice) => [choice.value, choice.alone])).toEqual([
      ['IUIF', false],
      ['IHIF', false],
      ['IUNW1', false],
      ['none', true],
    ]);
    expect(first).toMatchObject({ kind: 'several', needsAnswer: true, mayBeSkipped: true, skipped: false });
  });

  it('asks the gate of everybody', () => {
    const [gate] = screenOf(model, 'it', {}, 0).questions;
    expect(gate).toMatchObject({ kind: 'one', needsAnswer: true, mayBeSkipped: false });
  });

  it('shows what was ticked and what was skipped', () => {
    const [ps, buy] = screenOf(model, 'it', ALL, 5).questions;
    expect(ps?.choices.filter((choice) => choice.ticked).map((choice) => choice.value)).toEqual(['IUBK']);
    expect(buy?.choices.filter((choice) => choice.ticked).map((choice) => choice.value)).toEqual(['2']);
    expect(screenOf(model, 'it', ALL, 3).questions[0]).toMatchObject({ name: 'dcc', skipped: true });
  });

  it('leaves the answers it is given as they are', () => {
    const given = Object.freeze({ IU: 1, il: Object.freeze(['IUIF']) });
    screenOf(model, 'it', given, 1);
    expect(given).toEqual({ IU: 1, il: ['IUIF'] });
  });
});

describe('moving', () => {
  it.each([
    ['next without an answer', {}, 0, 'next', { kind: 'missing', questions: ['IU'] }],
    ['next from the gate', ONLINE, 0, 'next', { kind: 'page', index: 1 }],
    [
      'one of two questions open',
      { ...ONLINE, il: ['IUIF'] },
      1,
      'next',
      { kind: 'missing', questions: ['il_checks'] },
    ],
    ['back needs no answer', ONLINE, 1, 'back', { kind: 'page', index: 0 }],
    ['back from the first page', {}, 0, 'back', { kind: 'page', index: 0 }],
    ['not online: that was all', { IU: 4 }, 0, 'next', { kind: 'end' }],
    ['the last page', ALL, 5, 'next', { kind: 'end' }],
    ['an earlier page with all answered', ALL, 2, 'next', { kind: 'page', index: 3 }],
  ] as const)('%s', (_case, answers, index, go, move) => {
    expect(movePage(model, answers, index, go)).toEqual(move);
  });
});

describe('what is asked', () => {
  it('ends with the gate for people who are not online', () => {
    expect([...askedQuestions(model, { IU: 2 })]).toEqual(['IU']);
    expect([...askedQuestions(model, ONLINE)]).toEqual(Object.keys(ALL));
  });

  it('is open from the first page without an answer', () => {
    expect(firstOpenPage(model, {})).toBe(0);
    expect(firstOpenPage(model, { ...ALL, sf: undefined })).toBe(4);
    expect(firstOpenPage(model, ALL)).toBeNull();
    expect(firstOpenPage(model, { IU: 4 })).toBeNull();
  });
});
