import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

const READING = ['GET', 'HEAD'];

/** Refuses (405) whatever is not reading: programs send nothing. */
export const readOnly: RequestHandler = (request, response, next) => {
  if (READING.includes(request.method)) return next();
  response.set('Allow', READING.join(', '));
  sendRefusal(response, new Problem('unknown_method', 405));
};
