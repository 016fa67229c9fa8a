import { data } from '@remix-run/node';
import type { Problem, ProblemBody } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { explainMissing } from './explain.ts';
import { languageOf, refusalLanguageOf } from './language-of.server.ts';
import type { Actor } from './policy.ts';

interface Refused {
  readonly code: string;
  readonly status: number;
  /** The right that is missing. */
  readonly capability: string | undefined;
}

const refusals = new WeakMap<object, Refused>();

/** What is thrown to refuse: the page of errors shows it, in the language of whoever is refused. */
export function refusal(
  request: Request,
  actor: Actor | null,
  { code, status, words }: Problem,
  more: Pick<ProblemBody, 'onward' | 'kept'> = {},
) {
  const said = isLinkOver(request, code)
    ? linkOver(request, actor)
    : saidToStaff(request, actor, code, words);
  const body: ProblemBody = { ...said, ...more };
  const answer = data(body, { status });
  refusals.set(answer, { code, status, capability: words.capability });
  return answer;
}

type Said = Pick<ProblemBody, 'problem' | 'language' | 'title' | 'texts'>;

function saidToStaff(request: Request, actor: Actor | null, code: string, words: Problem['words']): Said {
  const language = refusalLanguageOf(request, actor);
  const { t } = wordsIn(language);
  const why = t(`problem:${code}.text`, words);
  return {
    problem: code,
    language,
    title: t(`problem:${code}.title`),
    texts: [why, ...explainMissing(words.capability, language, t)],
  };
}

/** An address for home that nobody was given reads like one that is over. */
function isLinkOver({ url }: Request, code: string): boolean {
  return (code === 'not_found' || code === 'link_over') && new URL(url).pathname.startsWith('/q/');
}

/** To a citizen, in the language of the questionnaire that was there. */
function linkOver(request: Request, actor: Actor | null): Said {
  const language = languageOf(request, actor);
  const { t } = wordsIn(language);
  return { problem: 'link_over', language, title: t('ask:own.over'), texts: [t('ask:own.over_text')] };
}

/** What a thrown answer refuses; undefined for anything else. */
export function refusalOf(thrown: unknown): Refused | undefined {
  return typeof thrown === 'object' && thrown !== null ? refusals.get(thrown) : undefined;
}
