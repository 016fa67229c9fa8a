import { isLostRace } from '../../db/engines/patient-kysely.ts';
import type { Scope } from '../../db/scope.ts';
import type { App } from '../platform/app.server.ts';
import { audit } from '../platform/audit.server.ts';
import { civil } from '../platform/clock.ts';
import { type ParameterFault, PROBLEM_JSON, problemDetails } from '../platform/http/problem-json.ts';
import { isMissingKey } from '../platform/keys.server.ts';
import { type Language, languageFromHeader } from '../platform/languages.ts';
import { notFound, Problem } from '../platform/problem.ts';
import { findToken, type TokenReading } from './find-token.server.ts';
import type { Guarded, OpenCall, RouteArgs } from './gate.server.ts';
import { type Capability, type GrantHolder, scopeFor } from './policy.ts';
import { timesWithinHour } from './record-refusal.server.ts';
import { leavesEntry, routePattern } from './refusal-trail.ts';

/** A call by a program whose token carries the right the address asks for. */
export interface TokenCall extends OpenCall {
  /** The one grant of the token, and the language of the question. */
  readonly actor: GrantHolder & { readonly language: Language };
  readonly scope: Scope;
}

const REALM = 'Bearer realm="Bottega"';

/**
 * A handler for programs: `Authorization: Bearer …` and nothing else, no cookie is looked at. Refusals are problem+json
 * (RFC 9457) in the language of `Accept-Language`, 401 with `WWW-Authenticate` (RFC 6750).
 */
export function withToken(
  capability: Capability,
  handle: (call: TokenCall) => Promise<Response>,
): Guarded<Response> {
  const guarded = async (args: RouteArgs): Promise<Response> => {
    const { context, request, params } = args;
    const { app, address } = context;
    const language = languageFromHeader(request.headers.get('Accept-Language'));
    const now = app.clock.now();
    const { day, time } = civil(now, app.timeZone);
    try {
      const reading = await findToken(app.db, request, { now, today: day });
      if (!reading.ok) {
        await recordRefused(args, reading, capability);
        return unauthorised(reading.problem, language);
      }
      context.signedIn();
      const { role, scope } = reading.token;
      const actor = { grants: [{ role, scope }], language };
      const held = scopeFor(actor, capability);
      if (!held) throw new Problem('token_without_right', 403);
      const url = new URL(request.url);
      return await handle({ app, request, params, url, address, now, today: day, time, actor, scope: held });
    } catch (error) {
      if (error instanceof Problem) return refuse(error, language);
      if (isLostRace(error)) return refuse(new Problem('changed_meanwhile', 409), language);
      if (isMissingKey(error)) return refuse(new Problem('keys_changed', 503), language);
      throw error;
    }
  };
  return Object.assign(guarded, { capability, handedOver: false, bearer: true });
}

/** A handler for programs that is open to all of them. */
export function openToPrograms(
  handle: (call: { readonly app: App; readonly language: Language }) => Promise<Response>,
): Guarded<Response> {
  const guarded = ({ context: { app }, request }: RouteArgs) =>
    handle({ app, language: languageFromHeader(request.headers.get('Accept-Language')) });
  return Object.assign(guarded, { capability: null, handedOver: false });
}

/** A refusal as a program reads it, with what is wrong with which parameter. */
export function refuse(problem: Problem, language: Language, errors?: readonly ParameterFault[]): Response {
  return new Response(JSON.stringify(problemDetails(problem, language, errors)), {
    status: problem.status,
    headers: {
      'Content-Type': PROBLEM_JSON,
      'Content-Language': language,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Says which parameters of a question are wrong (422), or name what is not there for this token (404). */
export function refuseQuestion(language: Language, errors: readonly ParameterFault[]): Response {
  const isMissing = errors.some(({ code }) => code === 'notThere');
  return refuse(isMissing ? notFound() : new Problem('wrong_question', 422), language, errors);
}

function unauthorised(problem: Problem, language: Language): Response {
  const answer = refuse(problem, language);
  // Without any credentials the challenge says no error (RFC 6750, 3.1).
  answer.headers.set(
    'WWW-Authenticate',
    problem.code === 'token_missing' ? REALM : `${REALM}, error="invalid_token"`,
  );
  return answer;
}

/** Of many equal refusals few leave an entry: of a token that was known, and of those that were made up together. */
async function recordRefused(
  { context: { app }, request, params }: RouteArgs,
  { problem, tokenId }: Extract<TokenReading, { ok: false }>,
  capability: Capability,
): Promise<void> {
  if (problem.code === 'token_missing') return;
  const now = app.clock.now();
  const times = timesWithinHour(app, JSON.stringify(['token', tokenId, problem.code]), now.getTime());
  if (!leavesEntry(times)) return;
  const page = routePattern(new URL(request.url).pathname, params);
  await audit(app.db, {
    at: now,
    staffId: null,
    action: 'token.refuse',
    subjectKind: tokenId === null ? 'page' : 'token',
    subjectId: tokenId ?? page,
    detail: { capability, problem: problem.code, times },
  });
}
