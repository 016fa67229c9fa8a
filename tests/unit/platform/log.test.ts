import { expect, it } from 'vitest';
import { openLog } from '../../../app/platform/log.server.ts';

/** What a log that writes everything is given, line by line. */
function logged(write: (log: ReturnType<typeof openLog>) => void): string[] {
  const lines: string[] = [];
  write(openLog('trace', { write: (line) => void lines.push(line) }));
  return lines;
}

const HOSTILE = 'a\nb\r\n{"level":60,"msg":"forged"}\u2028\u0000\u001b[31m';

it('an entry is one line of JSON, whatever stands in it', () => {
  const [line = '', ...more] = logged((log) => log.info({ path: HOSTILE }, HOSTILE));
  expect(more).toEqual([]);
  expect([...line.trimEnd()].filter((sign) => sign < ' ')).toEqual([]);
  expect(JSON.parse(line)).toMatchObject({ level: 30, path: HOSTILE, msg: HOSTILE });
});

it('every entry has its level and its time in UTC', () => {
  for (const line of logged((log) => {
    log.info('a');
    log.error({ err: new Error('b') }, 'c');
  })) {
    expect(JSON.parse(line)).toMatchObject({
      level: expect.any(Number),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  }
});

it.each([
  ['the JSON parser', () => JSON.parse('{"code":planted}')],
  [
    'PostgreSQL',
    () => {
      throw Object.assign(new Error('duplicate key (planted)'), { severity: 'ERROR', detail: 'planted' });
    },
  ],
  [
    'somebody who throws a text',
    () => {
      throw 'planted';
    },
  ],
])('what %s says of a value is left out, where it broke is kept', (_name, breakIt) => {
  const lines = logged((log) => {
    try {
      breakIt();
    } catch (err) {
      log.error({ err }, 'unexpected error');
    }
  });
  expect(lines).toHaveLength(1);
  expect(lines.join()).toContain('unexpected error');
  expect(lines.join()).not.toContain('planted');
});
