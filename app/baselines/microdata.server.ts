import type { Db } from '../../db/index.ts';
import { hasMoreResponses } from '../../db/queries/response-export.ts';
import { openThread, type Thread } from '../../db/threads.ts';
import { type MicrodataAsked, type MicrodataFile, writeMicrodata } from './write-microdata.server.ts';

/** Files of microdata. */
export interface Microdata {
  /** Begins a file; `signal` ends the work on it, whoever waits for more is told so. */
  write(asked: MicrodataAsked, signal: AbortSignal): Promise<MicrodataFile>;
}

/** What a thread answers: how many rows the whole file has, and the next of its text, null after the last. */
export interface MicrodataPart {
  readonly rows: number;
  readonly text: string | null;
}

const MODULE = new URL('./microdata-thread.server.ts', import.meta.url);

/** With more responses than this a file takes seconds. */
const MANY_RESPONSES = 20_000;

interface MicrodataOptions {
  /** Where the database is: many responses are read and anonymised by a thread, and nobody waits here for it. */
  readonly databaseUrl?: string;
  readonly manyResponses?: number;
}

/** Opens the microdata of a database: built once in `server.ts`, for only there are modules that a thread can run. */
export function openMicrodata(
  db: Db,
  { databaseUrl, manyResponses = MANY_RESPONSES }: MicrodataOptions = {},
): Microdata {
  return {
    async write(asked, signal) {
      if (databaseUrl === undefined || !(await hasMoreResponses(db, manyResponses))) {
        return writeMicrodata(db, asked);
      }
      signal.throwIfAborted();
      const thread = openThread<MicrodataAsked, MicrodataPart>(MODULE, databaseUrl);
      signal.addEventListener('abort', () => void thread.close());
      try {
        const first = await thread.ask(asked);
        return { rows: first.rows, pieces: pieces(thread, asked, first) };
      } catch (error) {
        await thread.close();
        throw error;
      }
    },
  };
}

async function* pieces(
  thread: Thread<MicrodataAsked, MicrodataPart>,
  asked: MicrodataAsked,
  first: MicrodataPart,
): AsyncGenerator<string> {
  try {
    for (let { text } = first; text !== null; { text } = await thread.ask(asked)) yield text;
  } finally {
    await thread.close();
  }
}
