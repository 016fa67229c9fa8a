import type { TokenCall } from '../access/with-token.server.ts';
import type { BaselineAsked } from '../api/baseline-contract.server.ts';
import { type ParameterReading, parameterFault } from '../api/read-parameters.server.ts';
import { maySeeTrueCounts } from '../insights/policy.ts';
import { wordsIn } from '../platform/words.server.ts';
import { analyseBaseline } from './analyse-baseline.server.ts';
import { loadOffered } from './load-offered.server.ts';
import { labelWords } from './load-page.server.ts';
import { readQuestion } from './read-question.ts';
import { type BaselineReport, baselineReport, filtersOf } from './report.ts';

/** Baselines as a program asked for them: the report of `bottega analyse baseline --json`, in the scope of its token. */
export async function answerBaseline(
  { app, actor, scope, today }: Pick<TokenCall, 'app' | 'actor' | 'scope' | 'today'>,
  { from, to, by, ...lists }: BaselineAsked,
): Promise<ParameterReading<BaselineReport>> {
  const { language } = actor;
  const offered = await loadOffered(app.db, scope);
  const one = (value: string | undefined) => (value === undefined ? undefined : [value]);
  const reading = readQuestion({ ...lists, from: one(from), to: one(to), by: one(by) }, offered, today);
  if (!reading.ok && 'unknown' in reading) {
    return { ok: false, errors: [parameterFault(reading.unknown.name, 'notThere', language)] };
  }
  if (!reading.ok) {
    const { t } = wordsIn(language);
    const errors = reading.faults.map(({ name, code, value }) => ({
      field: name,
      code,
      message: t(`baselines:errors.${code}`, { value }),
    }));
    return { ok: false, errors };
  }
  const { question } = reading;
  const everything = scope.kind === 'network' ? null : scope.siteIds;
  const analysed = await analyseBaseline(app, {
    scope,
    exact: maySeeTrueCounts(actor, question.siteIds ?? everything),
    question,
    by: reading.by,
    offered,
    words: labelWords(language),
  });
  const places = { site: lists.site ?? null, organisation: lists.organisation ?? null };
  return { ok: true, value: baselineReport(filtersOf(question, reading.by, places), analysed) };
}
