import { refuseQuestion, withToken } from '../access/with-token.server.ts';
import { answerWith } from '../api/answer.server.ts';
import { ParticipationQuery } from '../api/participation-contract.server.ts';
import { readParameters } from '../api/read-parameters.server.ts';
import { answerParticipation } from './answer-participation.server.ts';

/** `GET /api/v1/figures/participation`. */
export const loader = withToken('figures.export', async (call) => {
  const { language } = call.actor;
  const asked = readParameters(call.url.searchParams, ParticipationQuery, language);
  if (!asked.ok) return refuseQuestion(language, asked.errors);
  const answer = await answerParticipation(call, asked.value);
  if (!answer.ok) return refuseQuestion(language, answer.errors);
  const { body, asOf } = answer.value;
  return answerWith({ ...call, now: asOf === null ? call.now : new Date(asOf) }, body);
});
