import type { Request, RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

/** Bytes a form may have: a hundred times the longest note, with room for a badly filled field to be named. */
const BODY_LIMIT = 1_000_000;

/** Bytes we are willing to receive and forget, so that whoever sends too much reads why instead of a broken line. */
const PATIENCE = 10_000_000;

/** Lets what nobody will read run out: a body left standing blocks the line for the next request. */
function forgetRest(request: Request): void {
  if (request.complete) return;
  request.removeAllListeners('data');
  request.resume();
}

/** Refuses bodies over the limit (413) and bodies of unknown length (411) before anything reads them. */
export const limitBody: RequestHandler = (request, response, next) => {
  const chunked = request.get('Transfer-Encoding') !== undefined;
  const length = Number(request.get('Content-Length') ?? '0');
  if (chunked) {
    sendRefusal(response.set('Connection', 'close'), new Problem('unknown_length', 411));
    return;
  }
  if (!Number.isFinite(length) || length > BODY_LIMIT) {
    const problem = new Problem('too_large', 413);
    const refuse = () => {
      response.set('Connection', 'close');
      if (!request.path.endsWith('.data')) return sendRefusal(response, problem);
      // What a script sent is refused by the pages, in a form scripts understand.
      response.locals.refused ??= problem;
      next();
    };
    if (length > PATIENCE || !Number.isFinite(length)) refuse();
    else request.once('end', refuse).resume();
    return;
  }
  response.once('finish', () => forgetRest(request));
  next();
};
