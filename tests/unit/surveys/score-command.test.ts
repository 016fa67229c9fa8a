import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { score } from '../../../cli/score.ts';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    setImmediate(done);
  }
}

async function run(chunks: Iterable<Buffer | string>, args: string[] = ['dsi-2']) {
  const output = new Sink({ highWaterMark: 64 });
  const errors = new Sink();
  const status = await score(args, Readable.from(chunks), output, errors);
  await new Promise((resolve) => output.end(resolve));
  return { status, lines: output.text.split('\n').slice(0, -1), text: output.text, errors: errors.text };
}

const basic =
  '{"overall":"LM","areas":{"IL":"B","CC":"none","DCC":"none","SF":"none","PS":"B"},"ic_s":false}';
const nothing =
  '{"overall":"NA","areas":{"IL":"none","CC":"none","DCC":"none","SF":"none","PS":"none"},"ic_s":false}';

describe('bottega score dsi-2', () => {
  it('writes one score per line', async () => {
    const { status, text, errors } = await run(['{"IU":1,"IUIF":1,"IBUY":2}\n{"IU":3}\n']);
    expect(text).toBe(`${basic}\n${nothing}\n`);
    expect(status).toBe(0);
    expect(errors).toBe('');
  });

  it('goes on after bad lines, names them and ends with 1', async () => {
    const { status, lines } = await run(['{"IU":2}\n{oops\n\n{"IU":9}\n[1]\n{"IU":1,"XX":1}\n{"IU":2}']);
    expect(lines).toEqual([
      nothing,
      '{"error":"not valid JSON","line":2}',
      '{"error":"IU must be 1, 2, 3 or 4","line":4}',
      '{"error":"expected a JSON object of variables","line":5}',
      '{"error":"unknown variable \\"XX\\"","line":6}',
      nothing,
    ]);
    expect(status).toBe(1);
  });

  it('never repeats what a bad line said', async () => {
    const { text } = await run(['{"IU":1,"IUIF":"secret"}\nsecret\n']);
    expect(text).not.toContain('secret');
  });

  it('takes a BOM, CRLF, blank lines at the end and a last line without a break', async () => {
    const { status, lines } = await run(['\uFEFF{"IU":2}\r\n{"IU":2}\r\n\r\n  \n']);
    expect(lines).toEqual([nothing, nothing]);
    expect(status).toBe(0);
    expect((await run(['{"IU":2}'])).lines).toEqual([nothing]);
    expect((await run([])).lines).toEqual([]);
  });

  it('takes a BOM at the start only', async () => {
    const { lines } = await run(['{"IU":2}\n\uFEFF{"IU":2}\n']);
    // JSON.parse refuses it: a BOM in the middle is two files glued together.
    expect(lines[1]).toBe('{"error":"not valid JSON","line":2}');
  });

  it('does not care where chunks end, not even inside a character or a line break', async () => {
    const bytes = Buffer.from('\uFEFF{"IU":1,"IUIF":1,"IBUY":2}\r\n{"IU":1,"è":1}\r\n{"IU":4}', 'utf8');
    const { lines } = await run(Array.from(bytes, (byte) => Buffer.from([byte])));
    expect(lines).toEqual([basic, '{"error":"unknown variable \\"è\\"","line":2}', nothing]);
  });

  it('refuses a line without end instead of filling the memory', async () => {
    const chunks = [...Array<string>(40).fill('x'.repeat(10_000)), '\n{"IU":2}\n', 'y'.repeat(70_000)];
    const { status, lines } = await run(chunks);
    expect(lines).toEqual([
      '{"error":"the line is too long","line":1}',
      nothing,
      '{"error":"the line is too long","line":3}',
    ]);
    expect(status).toBe(1);
  });

  it('waits for a slow reader', async () => {
    let mostWaiting = 0;
    let read = 0;
    const output = new Writable({
      highWaterMark: 1000,
      write(_chunk, _encoding, done) {
        mostWaiting = Math.max(mostWaiting, output.writableLength);
        setImmediate(done);
      },
    });
    function* people() {
      for (; read < 500; read += 1) yield '{"IU":2}\n'.repeat(20);
    }
    const status = await score(['dsi-2'], Readable.from(people()), output, new Sink());
    expect(status).toBe(0);
    expect(read).toBe(500);
    expect(mostWaiting).toBeLessThan(10_000);
  });

  it('stops quietly when the reader goes away', async () => {
    let written = 0;
    const output = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        written += 1;
        done(written < 3 ? null : Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    function* endless() {
      for (;;) yield '{"IU":2}\n';
    }
    expect(await score(['dsi-2'], Readable.from(endless()), output, new Sink())).toBe(0);
  });

  it('does not hide a full disk', async () => {
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    function* endless() {
      for (;;) yield '{"IU":2}\n';
    }
    await expect(score(['dsi-2'], Readable.from(endless()), output, new Sink())).rejects.toThrow('no space');
  });

  it.each([[[]], [['dsi-1']], [['dsi-2', 'more']], [['constructor']]])('refuses %j with 2', async (args) => {
    const { status, text, errors } = await run(['{"IU":2}\n'], args);
    expect(status).toBe(2);
    expect(text).toBe('');
    expect(errors).toContain('Usage: bottega score dsi-2');
  });
});

describe('bottega score course-check', () => {
  it('writes the points of each line of answers, and names what is no answer', async () => {
    const { status, lines } = await run(
      ['{"find":["search"],"can_find":2}\n{"find":["nothing"]}\n[]\n'],
      ['course-check'],
    );
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ score: 3, of: 33, skipped: 8 });
    expect(lines.slice(1)).toEqual([
      '{"error":"find the answer is not one of the choices","line":2}',
      '{"error":"the answers are not an object","line":3}',
    ]);
    expect(status).toBe(1);
  });
});
