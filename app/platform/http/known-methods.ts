import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

const METHODS = ['GET', 'HEAD', 'POST'];

/**
 * Refuses (405) what no page and no form of ours sends: an action would take PUT, PATCH and DELETE for its form, and
 * other methods could not even be handed on as a `Request`.
 */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next();
  response.set('Allow', METHODS.join(', '));
  sendRefusal(response, new Problem('unknown_method', 405));
};
