import { answerQuestions } from '../../db/threads.ts';
import type { MicrodataPart } from './microdata.server.ts';
import { type MicrodataAsked, type MicrodataFile, writeMicrodata } from './write-microdata.server.ts';

// A thread of `microdata.server.ts`: it writes one file, a piece each time it is asked.
answerQuestions<MicrodataAsked, MicrodataPart>((db) => {
  let file: Promise<MicrodataFile> | null = null;
  return async (asked) => {
    file ??= writeMicrodata(db, asked);
    const { rows, pieces } = await file;
    const { done, value } = await pieces.next();
    return { rows, text: done ? null : value };
  };
});
