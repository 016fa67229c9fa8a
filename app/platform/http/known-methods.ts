import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses (405) the methods no page has; some of them could not even be handed on as a `Request`. */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next();
  response.set('Allow', METHODS.join(', '));
  sendRefusal(response, new Problem('unknown_method', 405));
};
