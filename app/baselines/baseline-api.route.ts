import { refuseQuestion, withToken } from '../access/with-token.server.ts';
import { answerWith } from '../api/answer.server.ts';
import { BaselineQuery } from '../api/baseline-contract.server.ts';
import { readParameters } from '../api/read-parameters.server.ts';
import { answerBaseline } from './answer-baseline.server.ts';

/** `GET /api/v1/figures/baseline`. */
export const loader = withToken('figures.export', async (call) => {
  const { language } = call.actor;
  const asked = readParameters(call.url.searchParams, BaselineQuery, language);
  if (!asked.ok) return refuseQuestion(language, asked.errors);
  const answer = await answerBaseline(call, asked.value);
  return answer.ok ? answerWith(call, { ...answer.value }) : refuseQuestion(language, answer.errors);
});
