import type { App } from '../../app/platform/app.server.ts';
import { civil } from '../../app/platform/clock.ts';
import { newId } from '../../app/platform/ids.ts';
import { insertPaper } from '../../db/queries/papers.ts';
import { insertResponse } from '../../db/queries/responses.ts';

/** Whose answers, where and taken by whom. */
interface Answering {
  readonly citizen_id: string;
  readonly person_no: number;
  readonly site_id: string;
  readonly staff_id: string;
  readonly session_id: string;
}

/** Adds a link to answer at home; returns its id. */
export async function addHomeLink(app: App, person: Answering): Promise<string> {
  const id = newId();
  const { session_id: _, ...given } = person;
  const now = app.clock.now();
  await app.db
    .insertInto('home_link')
    .values({
      ...given,
      id,
      token_hash: id,
      instrument: 'dsi-2',
      response_id: null,
      made_at: now.toISOString(),
      expires_at: new Date(now.getTime() + 86_400_000).toISOString(),
      used_at: null,
      revoked_at: null,
    })
    .execute();
  return id;
}

/** Adds a finished questionnaire (a baseline of somebody who is not online) and one that was left open. */
export async function addResponses(
  app: App,
  person: Answering,
  ids: { readonly response: string; readonly completed: string },
): Promise<void> {
  const instrument = app.instruments.latestInstrument('dsi-2');
  if (!instrument) throw new Error('The instrument dsi-2 is missing.');
  const now = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  const answered = {
    ...person,
    instrument: 'dsi-2',
    version: instrument.version,
    definition_hash: instrument.hash,
    language: 'it',
    way: 'desk',
    page: 0,
    day,
    started_at: now,
    age: 70,
    gender: 'A',
    area_il: null,
    area_cc: null,
    area_dcc: null,
    area_sf: null,
    area_ps: null,
    revision: 1,
    updated_at: now,
  } as const;
  await app.db
    .insertInto('response')
    .values([
      {
        ...answered,
        id: ids.completed,
        status: 'complete',
        is_baseline: 1,
        answers: '{"IU":4}',
        completed_at: now,
        overall: 'NA',
        area_il: 'none',
        area_cc: 'none',
        area_dcc: 'none',
        area_sf: 'none',
        area_ps: 'none',
      },
      {
        ...answered,
        id: ids.response,
        status: 'in_progress',
        is_baseline: 0,
        answers: '{}',
        completed_at: null,
        overall: null,
      },
    ])
    .execute();
}

/** Prepares a paper for a questionnaire nobody has begun on screen, printed today. */
export async function addPaper(app: App, person: Answering, code: string): Promise<void> {
  const instrument = app.instruments.latestInstrument('needs');
  if (!instrument) throw new Error('The instrument needs is missing.');
  const now = app.clock.now().toISOString();
  const { day } = civil(app.clock.now(), app.timeZone);
  const id = newId();
  await app.db.transaction().execute(async (trx) => {
    await insertResponse(trx, {
      ...person,
      id,
      instrument: 'needs',
      version: instrument.version,
      definition_hash: instrument.hash,
      language: 'it',
      way: 'paper',
      day,
      started_at: now,
    });
    await insertPaper(trx, { code, response_id: id, printed_on: day, updated_at: now });
  });
}
