import { data } from '@remix-run/node';
import type { Problem, ProblemBody } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { explainMissing } from './explain.ts';
import { refusalLanguageOf } from './language-of.server.ts';
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
  const language = refusalLanguageOf(request, actor);
  const { t } = wordsIn(language);
  const told = isUnknownAtHome(request, code) ? 'link_over' : code;
  const body: ProblemBody = {
    problem: told,
    language,
    title: t(`problem:${told}.title`),
    texts: [t(`problem:${told}.text`, words), ...explainMissing(words.capability, language, t)],
    ...more,
  };
  const answer = data(body, { status });
  refusals.set(answer, { code, status, capability: words.capability });
  return answer;
}

/** An address for home that nobody was given reads like one that is over. */
function isUnknownAtHome({ url }: Request, code: string): boolean {
  return code === 'not_found' && new URL(url).pathname.startsWith('/q/');
}

/** What a thrown answer refuses; undefined for anything else. */
export function refusalOf(thrown: unknown): Refused | undefined {
  return typeof thrown === 'object' && thrown !== null ? refusals.get(thrown) : undefined;
}
