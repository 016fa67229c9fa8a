import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from '@remix-run/node';
import { isLostRace } from '../../db/engines/patient-kysely.ts';
import type { Scope } from '../../db/scope.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { fieldsOf, readForm } from '../platform/http/read-form.server.ts';
import { type KeptForm, notFound, Problem, type ProblemBody } from '../platform/problem.ts';
import { findActor } from './find-actor.server.ts';
import { type Actor, type Capability, scopeFor } from './policy.ts';

type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What every handler of a page gets. */
export interface OpenCall {
  readonly app: App;
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly url: URL;
  readonly now: Date;
  /** Civil day and time where the network works. */
  readonly today: string;
  readonly time: string;
}

/** A call by somebody who holds the capability the route asks for. */
export interface Call extends OpenCall {
  readonly actor: Actor;
  /** Where they hold it. */
  readonly scope: Scope;
}

/** A route's handler; `capability` is read by the authorisation matrix (null = open to all). */
export type Guarded<T> = ((args: RouteArgs) => Promise<T>) & { readonly capability: Capability | null };

const actors = new WeakMap<AppLoadContext, Promise<Actor | null>>();

/** Who is calling: looked up once a request, however many routes ask. */
export function actorOf(args: RouteArgs): Promise<Actor | null> {
  let actor = actors.get(args.context);
  if (!actor) {
    actor = findActor(args.context.app, args.request);
    actors.set(args.context, actor);
  }
  return actor;
}

/** A handler for signed-in people who hold `capability` somewhere; the one place that maps Problems to HTTP. */
export function signedIn<T>(capability: Capability, handle: (call: Call) => Promise<T>): Guarded<T> {
  const guarded = (args: RouteArgs) =>
    withProblems(async () => {
      const actor = await actorOf(args);
      if (!actor) throw await signInFirst(args);
      const scope = scopeFor(actor, capability);
      if (!scope) throw new Problem('not_allowed', 403, { capability });
      return handle({ ...openCall(args), actor, scope });
    });
  return Object.assign(guarded, { capability });
}

/** A handler open to everybody. */
export function open<T>(handle: (call: OpenCall, args: RouteArgs) => Promise<T>): Guarded<T> {
  return Object.assign((args: RouteArgs) => withProblems(() => handle(openCall(args), args)), {
    capability: null,
  });
}

/** Ids, codes and tokens are plain ASCII: whatever else stands in an address names nothing of ours (404). */
function isOurName(value: string | undefined): boolean {
  return value === undefined || /^[!-~]*$/.test(value);
}

function openCall({ context, request, params }: RouteArgs): OpenCall {
  if (!Object.values(params).every(isOurName)) throw notFound();
  const now = context.app.clock.now();
  const { day, time } = civil(now, context.app.timeZone);
  return { app: context.app, request, params, url: new URL(request.url), now, today: day, time };
}

async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw refusal({ problem: error.code, words: error.words }, error.status);
    if (isLostRace(error)) throw refusal({ problem: 'changed_meanwhile', words: {} }, 409);
    throw error;
  }
}

function refusal(body: ProblemBody, status: number) {
  return data(body, { status });
}

/** 401 with what was typed, so that an expired sign-in in the middle of a form loses nothing. */
async function signInFirst({ request }: RouteArgs) {
  let kept: KeptForm | undefined;
  const url = new URL(request.url);
  const action = url.pathname.replace(/\.data$/, '') + url.search;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    kept = { action, fields: fieldsOf(await readForm(request)) };
  }
  const body: ProblemBody = { problem: 'sign_in_first', words: { next: action }, kept };
  return refusal(body, 401);
}
