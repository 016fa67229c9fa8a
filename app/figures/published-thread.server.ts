import { answerQuestions } from '../../db/threads.ts';
import { openFigures } from './figures.server.ts';
import type { PublishedQuestion } from './published-elsewhere.server.ts';
import type { ShownParticipation } from './show-participation.ts';

// A thread of `published-elsewhere.server.ts`: all its answers are of one release.
answerQuestions<PublishedQuestion, ShownParticipation>((db) => {
  const figures = openFigures(db, { manyAccesses: 0, standsMs: Number.POSITIVE_INFINITY });
  return ({ scope, filter }) => figures.shown(scope, filter, false);
});
