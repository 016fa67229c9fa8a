import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

const READING = ['GET', 'HEAD'];

/**
 * Refuses (405) whatever is not reading: programs send nothing. What they are answered says itself how long it holds: Remix
 * adds to headers that are there and replaces none.
 */
export const readOnly: RequestHandler = (request, response, next) => {
  if (READING.includes(request.method)) {
    response.removeHeader('Cache-Control');
    return next();
  }
  response.set('Allow', READING.join(', '));
  sendRefusal(response, new Problem('unknown_method', 405));
};
