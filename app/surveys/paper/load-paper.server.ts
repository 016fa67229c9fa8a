import { findCitizen } from '../../../db/queries/citizens.ts';
import type { Call } from '../../access/gate.server.ts';
import { tagOf } from '../../people/open-identity.ts';
import { notFound } from '../../platform/problem.ts';
import { type PaperQuestion, textsOf, typedBoxes } from './box-codes.ts';
import { keptReading, openPaper, partsOf } from './open-paper.server.ts';
import { shownPaperCode } from './paper-code.ts';
import { differencesOf, paperState, type Reading } from './paper-state.ts';

/** What one reading says of a question: as typed, and in words. */
interface ReadAs {
  readonly typed: string;
  readonly texts: readonly string[];
}

export interface Field {
  readonly question: PaperQuestion;
  /** What the field begins with: words of one's own are read again, not typed again. */
  readonly typed: string;
  /** What both readings say where they differ. */
  readonly readings: readonly ReadAs[];
}

/** The page of a paper: the fields of the step it is at. The second reading knows nothing of the first. */
export async function loadPaper(call: Call, code: string | undefined) {
  const { paper, instrument } = await openPaper(call, code);
  const { app, scope, actor, today } = call;
  const citizen = await findCitizen(app.db, { scope, staffId: actor.staffId, today }, paper.citizen_id);
  if (!citizen) throw notFound();
  const state = paperState(paper);
  const parts = partsOf(instrument, actor.language);
  const first = keptReading(paper.first_reading);
  const second = keptReading(paper.second_reading);
  const differing = first && second ? differencesOf(first, second) : null;
  const questions = parts.flatMap((part) => part.questions);
  const fields = questions
    .filter(({ name }) => differing === null || differing.includes(name))
    .map((question) => fieldOf(question, { state, first, second }));
  return {
    code: paper.code,
    shown: shownPaperCode(paper.code),
    responseId: paper.response_id,
    person: tagOf(app.keys, citizen, today),
    questionnaire: instrument.titles[actor.language] ?? '',
    instrument: { name: instrument.instrument, version: instrument.version, language: paper.language },
    state,
    revision: paper.revision,
    printedOn: paper.printed_on,
    today,
    fields: state === 'first' || state === 'second' || state === 'differ' ? fields : [],
    /** Both days where they differ. */
    days: differing?.includes('day') && first && second ? [first.day, second.day] : [],
    asksDay: differing === null || differing.includes('day'),
    ends: parts.flatMap((part) => part.ends),
  };
}

interface Readings {
  readonly state: ReturnType<typeof paperState>;
  readonly first: Reading | null;
  readonly second: Reading | null;
}

function fieldOf(question: PaperQuestion, { state, first, second }: Readings): Field {
  const answerIn = (reading: Reading) => reading.answers[question.name];
  const again = state === 'second' && question.kind === 'text' && first !== null;
  const both = state === 'differ' && first && second ? [first, second] : [];
  return {
    question,
    typed: again ? typedBoxes(question, answerIn(first)) : '',
    readings: both.map((reading) => ({
      typed: typedBoxes(question, answerIn(reading)),
      texts: textsOf(question, answerIn(reading)),
    })),
  };
}
