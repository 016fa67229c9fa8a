import { once } from 'node:events';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { readDsiVariables, scoreDsi } from '../app/surveys/dsi-scoring.ts';

/** Longer lines are refused unread: a person's variables take less than 600 characters. */
const LONGEST_LINE = 65_536;

/** What scores one line: the JSON to write, or what is wrong with it. */
type Scorer = (value: unknown) => object | { readonly error: string };

const INSTRUMENTS: Readonly<Record<string, () => Promise<Scorer>>> = {
  'dsi-2': async () => scoreVariables,
  'course-check': scoreCourseChecks,
};

const USAGE = `Usage: bottega score dsi-2 < variables.jsonl
       bottega score course-check < answers.jsonl
`;

/**
 * `bottega score dsi-2`: one JSON object of Eurostat variables per line in, one score per line out, in order; for
 * `course-check` one object of answers. Blank lines are skipped but counted. Returns the exit status: 0, 1 when a line was bad, 2 for wrong usage.
 */
export async function score(
  args: readonly string[],
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): Promise<number> {
  const [name = ''] = args;
  const load = Object.hasOwn(INSTRUMENTS, name) ? INSTRUMENTS[name] : undefined;
  if (args.length !== 1 || !load) {
    const why = name !== '' && !load ? `Unknown instrument ${JSON.stringify(name.slice(0, 60))}.\n` : '';
    errors.write(`${why}${USAGE}`);
    return 2;
  }
  const scoreValue = await load();

  // A reader that stops early (`| head`) is no failure of ours.
  const reader = { gone: false };
  let failure: Error | null = null;
  output.on('error', (error: NodeJS.ErrnoException) => {
    reader.gone = true;
    if (error.code !== 'EPIPE') failure = error;
  });
  output.on('close', () => {
    reader.gone = true;
  });

  let status = 0;
  let lineNumber = 0;
  for await (const lines of linesOf(input)) {
    let batch = '';
    for (const line of lines) {
      lineNumber += 1;
      const scored = line === null ? { error: 'the line is too long' } : scoreLine(line, scoreValue);
      if (scored === null) continue;
      const isBad = typeof scored !== 'string';
      if (isBad) status = 1;
      batch += `${isBad ? JSON.stringify({ ...scored, line: lineNumber }) : scored}\n`;
    }
    if (batch !== '' && !reader.gone && !output.write(batch)) await drained(output, reader);
    if (reader.gone) break;
  }
  if (failure) throw failure;
  return status;
}

/** The output line of an input line; null for a blank one. */
function scoreLine(line: string, scoreValue: Scorer): string | { error: string } | null {
  if (line.trim() === '') return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // The parser's own message repeats the text: personal answers do not belong in logs.
    return { error: 'not valid JSON' };
  }
  const scored = scoreValue(value);
  return 'error' in scored ? { error: String(scored.error) } : JSON.stringify(scored);
}

function scoreVariables(value: unknown): ReturnType<Scorer> {
  const read = readDsiVariables(value);
  if (!read.ok) return { error: read.error };
  const { overall, areas, ic_s } = scoreDsi(read.variables);
  return { overall, areas, ic_s };
}

/** Loaded only here: checking answers needs the definition and its logic, variables need neither. */
async function scoreCourseChecks(): Promise<Scorer> {
  const { acceptPartial } = await import('../app/surveys/accept-answers.server.ts');
  const { loadInstruments } = await import('../app/surveys/instruments.server.ts');
  const { scoreTagged } = await import('../app/surveys/tagged-score.ts');
  const found = loadInstruments(join(import.meta.dirname, '../surveys')).latestInstrument('course-check');
  if (!found) throw new Error('surveys/course-check is missing.');
  return (value) => {
    const read = acceptPartial(found.definition, value);
    if (read.ok) return scoreTagged(found.definition, read.answers);
    const [fault] = read.errors;
    return { error: `${fault?.question} ${fault?.message}`.trim() };
  };
}

/** The lines of a stream, a batch per chunk, without LF or CRLF and without a BOM; null for one too long to keep. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<(string | null)[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isFirst = true;
  let isTooLong = false;

  const cut = (text: string): (string | null)[] => {
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    const pieces = (rest + text).split('\n');
    rest = pieces.pop() ?? '';
    const lines = pieces.map((piece, index) => {
      const skip = (index === 0 && isTooLong) || piece.length > LONGEST_LINE;
      return skip ? null : piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    });
    if (pieces.length > 0) isTooLong = false;
    if (rest.length > LONGEST_LINE) {
      isTooLong = true;
      rest = '';
    }
    return lines;
  };

  for await (const chunk of input) yield cut(typeof chunk === 'string' ? chunk : decoder.write(chunk));
  // The end of the input ends the last line; after a final line break this is one more blank one.
  yield cut(`${decoder.end()}\n`);
}

async function drained(output: NodeJS.WritableStream, reader: { gone: boolean }): Promise<void> {
  const stop = new AbortController();
  const wake = () => stop.abort();
  output.once('close', wake);
  output.once('error', wake);
  try {
    if (!reader.gone) await once(output, 'drain', { signal: stop.signal });
  } catch {
    reader.gone = true;
  } finally {
    output.off('close', wake);
    output.off('error', wake);
  }
}
