import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { isLostRace } from '../../db/engines/patient-kysely.ts';
import type { Scope } from '../../db/scope.ts';
import type { App } from '../platform/app.server.ts';
import { civil } from '../platform/clock.ts';
import { fieldsOf, mayHoldFiles, readUpload } from '../platform/http/read-form.server.ts';
import { refusalPage } from '../platform/http/refusal-page.ts';
import { isMissingKey } from '../platform/keys.server.ts';
import { languageOfRequest } from '../platform/languages.ts';
import { type KeptForm, notFound, Problem, type ProblemBody } from '../platform/problem.ts';
import { wordsIn } from '../platform/words.server.ts';
import { signInTokenOf } from './cookie.server.ts';
import { explainMissing } from './explain.ts';
import { findActor } from './find-actor.server.ts';
import { findProofs } from './find-proofs.server.ts';
import { type Actor, type Capability, isFresh, scopeFor } from './policy.ts';
import { recordRefusal } from './record-refusal.server.ts';
import { refusal, refusalOf } from './refusal.server.ts';

export type RouteArgs = LoaderFunctionArgs | ActionFunctionArgs;

/** What every handler of a page gets. */
export interface OpenCall {
  readonly app: App;
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly url: URL;
  /** Where the request comes from: an IP address. */
  readonly address: string;
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

/** A route's handler; what it asks for is read by the authorisation matrix (`capability` null = open to all). */
export type Guarded<T> = ((args: RouteArgs) => Promise<T>) & {
  readonly capability: Capability | null;
  /** Open also while the tablet is in a citizen's hands. */
  readonly handedOver: boolean;
  /** Opened by the token of a program, by no sign-in. */
  readonly bearer?: boolean;
};

/** The questionnaire of a tablet that was handed over. */
export const TABLET = '/ask';

const actors = new WeakMap<AppLoadContext, Promise<Actor | null>>();

/** Who is calling: looked up once a request, however many routes ask. */
export function actorOf(args: RouteArgs): Promise<Actor | null> {
  let actor = actors.get(args.context);
  if (!actor) {
    actor = whoCalls(args);
    actors.set(args.context, actor);
  }
  return actor;
}

/** The same where somebody asked already and was answered: for the language of a refusal alone nobody is looked up. */
async function knownActorOf({ context }: RouteArgs): Promise<Actor | null> {
  return (await actors.get(context)?.catch(() => null)) ?? null;
}

async function whoCalls({ context, request }: RouteArgs): Promise<Actor | null> {
  const actor = await findActor(context.app, request);
  if (actor) context.signedIn();
  return actor;
}

/** What a page says of itself; without a word it is closed while the tablet is in a citizen's hands. */
interface OpenNeeds {
  /** Belongs to what a citizen may do with a tablet that was handed over. */
  readonly handedOver?: true;
}

/** What a page asks of the sign-in beside the right. */
export interface SignInNeeds extends OpenNeeds {
  /** She proved who she is less than ten minutes ago; otherwise she is asked again first. */
  readonly fresh?: true;
  /** Open also to whoever has yet to add the second factor this network asks for. */
  readonly enrolling?: true;
}

/** A handler for signed-in people who hold `capability` somewhere; the one place that maps Problems to HTTP. */
export function signedIn<T>(
  capability: Capability,
  handle: (call: Call) => Promise<T>,
  needs: SignInNeeds = {},
): Guarded<T> {
  const guarded = (args: RouteArgs) =>
    withProblems(args, async () => {
      const actor = await actorOf(args);
      if (!actor) throw await refuseKeeping(args, new Problem('sign_in_first', 401));
      if (actor.handover && !needs.handedOver) throw await keepToTablet(args, actor, capability);
      if (actor.mustEnrol && !needs.enrolling) throw await leadTo(args, 'enrol_first', '/account/factors');
      try {
        const scope = scopeFor(actor, capability);
        if (!scope) throw new Problem('not_allowed', 403, { capability });
        const call = { ...openCall(args), actor, scope };
        if (needs.fresh && !isFresh(actor, call.now)) {
          throw await leadTo(args, 'confirm_first', '/account/confirmation', () => proofsOf(call));
        }
        return await handle(call);
      } catch (error) {
        const { context, request, params } = args;
        const refused = { app: context.app, request, params, actor, capability };
        if (error instanceof Problem) await recordRefusal(refused, error);
        throw error;
      }
    });
  return Object.assign(guarded, { capability, handedOver: needs.handedOver ?? false });
}

/** What a file asks beside the right. */
interface FileNeeds extends SignInNeeds {
  /** The page whose form asks for it: whoever has to say again who she is does it there. */
  readonly askedAt?: string;
}

/**
 * The same for an address that answers with a file or data instead of a page: there is no page around it to show a
 * refusal, so the refusal is a small page itself; a link followed after the sign-in ran out leads to signing in.
 */
export function signedInFile(
  capability: Capability,
  handle: (call: Call) => Promise<Response>,
  needs: FileNeeds = {},
): Guarded<Response> {
  const page = signedIn(capability, handle, needs);
  return Object.assign(asFile(page, needs.askedAt), { capability, handedOver: page.handedOver });
}

/** A file or data open to everybody. */
export function openFile(handle: (call: OpenCall, args: RouteArgs) => Promise<Response>): Guarded<Response> {
  return Object.assign(asFile(open(handle)), { capability: null, handedOver: false });
}

function asFile(page: (args: RouteArgs) => Promise<Response>, askedAt?: string) {
  return async (args: RouteArgs) => {
    try {
      return await page(args);
    } catch (error) {
      const refused = refusalOf(error);
      if (!refused) throw error;
      const { headers, method, url } = args.request;
      const followed = method === 'GET' && headers.get('Accept')?.includes('text/html');
      if (askedAt && refused.code === 'confirm_first') throw redirect(askedAt);
      if (refused.status === 401 && followed) {
        const { pathname, search } = new URL(url);
        throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
      }
      const language = languageOfRequest(args.request);
      const missing = explainMissing(refused.capability, language, wordsIn(language).t);
      throw new Response(refusalPage(refused.code, language, missing), {
        status: refused.status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    }
  };
}

/** A handler open to everybody but whoever holds somebody else's tablet. */
export function open<T>(
  handle: (call: OpenCall, args: RouteArgs) => Promise<T>,
  needs: OpenNeeds = {},
): Guarded<T> {
  const guarded = (args: RouteArgs) =>
    withProblems(args, async () => {
      const actor = needs.handedOver ? null : await actorOf(args);
      if (actor?.handover) throw await keepToTablet(args, actor, 'account.use');
      return handle(openCall(args), args);
    });
  return Object.assign(guarded, { capability: null, handedOver: needs.handedOver ?? false });
}

/**
 * Whoever holds the tablet wanted something else than the questionnaire on it. What is read leads back to it, what is
 * sent is refused; nothing that was typed is given back, since it may have been typed by somebody else.
 */
async function keepToTablet({ context, request, params }: RouteArgs, actor: Actor, capability: Capability) {
  const problem = new Problem('handed_over', 403);
  await recordRefusal({ app: context.app, request, params, actor, capability }, problem);
  return isRead(request) ? redirect(TABLET) : problem;
}

/** Ids, codes and tokens are plain ASCII: whatever else stands in an address names nothing of ours (404). */
function isOurName(value: string | undefined): boolean {
  return value === undefined || /^[!-~]*$/.test(value);
}

function openCall({ context, request, params }: RouteArgs): OpenCall {
  if (!Object.values(params).every(isOurName)) throw notFound();
  const now = context.app.clock.now();
  const { day, time } = civil(now, context.app.timeZone);
  const { app, address } = context;
  return { app, request, params, url: new URL(request.url), address, now, today: day, time };
}

async function withProblems<T>(args: RouteArgs, work: () => Promise<T>): Promise<T> {
  try {
    if (args.context.refused) throw await turnedAway(args, args.context.refused);
    return await work();
  } catch (error) {
    const problem = problemIn(error);
    if (!problem) throw error;
    throw refusal(args.request, await knownActorOf(args), problem);
  }
}

function problemIn(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (isLostRace(error)) return new Problem('changed_meanwhile', 409);
  return isMissingKey(error) ? new Problem('keys_changed', 503) : null;
}

type Onward = NonNullable<ProblemBody['onward']>;

/** A refusal with what was typed, so that an expired sign-in in the middle of a form loses nothing. */
async function refuseKeeping(args: RouteArgs, problem: Problem, more: Partial<Onward> = {}) {
  const { context, request } = args;
  const provider = context.app.config.provider?.label;
  const onward = { next: addressOf(request), ...(provider && { provider }), ...more };
  return refusal(request, await knownActorOf(args), problem, { onward, kept: await keptForm(request) });
}

/** Something has to be done first: reading leads there and back, a form waits in the page that says so. */
async function leadTo(args: RouteArgs, code: string, address: string, more?: () => Promise<Partial<Onward>>) {
  if (isRead(args.request)) return redirect(`${address}?next=${encodeURIComponent(addressOf(args.request))}`);
  return refuseKeeping(args, new Problem(code, 403), await more?.());
}

/** How the page that keeps a form can be confirmed. */
async function proofsOf({ app, actor }: Call): Promise<Partial<Onward>> {
  const { password, passkey, provider } = await findProofs(app, actor);
  return { proofs: { password, other: !password || passkey || provider !== null } };
}

/** A refusal that came before any page; signed-in people get back what they typed. */
async function turnedAway(args: RouteArgs, problem: Problem) {
  const { context, request } = args;
  // What was too much was read to its end, and is gone.
  const mayKeep = problem.code !== 'too_large' && signInTokenOf(request, context.app.config) !== null;
  const kept = mayKeep ? await keptForm(request) : undefined;
  return refusal(request, await knownActorOf(args), problem, { kept });
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\.data$/, '') + search;
}

/**
 * The form that was sent, to be sent again; undefined when nothing was. Passwords are typed again, files chosen again:
 * the page asks for them when the words beside them come.
 */
async function keptForm(request: Request): Promise<KeptForm | undefined> {
  if (isRead(request)) return undefined;
  const fields = fieldsOf(await readUpload(request)).filter(([name]) => !name.includes('password'));
  if (mayHoldFiles(request) && fields.every(([, value]) => value === '')) return undefined;
  return { action: addressOf(request), fields };
}
