import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Config } from '../config.server.ts';
import { Problem } from '../problem.ts';
import { bearerOf } from './bearer.ts';
import { cookieOf, SIGN_IN_COOKIE } from './cookies.ts';
import { isForPrograms } from './problem-json.ts';
import { openBuckets } from './rate-buckets.ts';
import { sendRefusal } from './refusal-page.ts';
import { senderOf } from './sender.ts';

const READING = new Set(['GET', 'HEAD']);

/**
 * Refuses (429) whoever asks too often: each sign-in and each token of a program by itself, all who are not signed in
 * behind one address together, and everybody behind one address, where a whole office may sit. A sign-in counts as one
 * once the pages have found it good (`response.locals.signedIn`): cookies and tokens that were made up stay with the strangers.
 *
 * Strangers get a small page at once. What scripts ask and what signed-in people send goes on to the pages with
 * `response.locals.refused`, so that the refusal arrives in a form scripts understand, with what was typed.
 */
export function limitRate(config: Config): RequestHandler {
  const limits = config.rateLimits;
  if (!limits) return (_request, _response, next) => next();
  const sessions = openBuckets(limits.session);
  const strangers = openBuckets(limits.anonymous);
  const addresses = openBuckets(limits.address);

  return (request, response, next) => {
    if (request.path === '/__manifest') return next();
    const address = senderOf(request.ip ?? '');
    const token = isForPrograms(request.path)
      ? bearerOf(request.headers.authorization)
      : cookieOf(request.headers.cookie, config.publicUrl, SIGN_IN_COOKIE);
    const session = token === null ? null : createHash('sha256').update(token).digest('base64');
    const known = session !== null && sessions.knows(session);
    response.locals.signedIn = () => {
      if (session !== null) sessions.admit(session);
    };

    const [own, key] = known ? [sessions, session] : [strangers, address];
    const [ownWait, addressWait] = [own.wait(key), addresses.wait(address)];
    if (ownWait === 0 && addressWait === 0) {
      own.take(key);
      addresses.take(address);
      return next();
    }
    response.locals.limit = ownWait === 0 ? 'address' : known ? 'session' : 'anonymous';
    response.set('Retry-After', String(Math.max(ownWait, addressWait)));
    const problem = new Problem('too_many_requests', 429);
    const byScript = request.path.endsWith('.data');
    const sends = !READING.has(request.method);
    if ((byScript && known) || (sends && (byScript || known))) {
      response.locals.refused = problem;
      return next();
    }
    sendRefusal(response, problem);
  };
}
