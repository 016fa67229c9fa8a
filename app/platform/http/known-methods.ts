import type { RequestHandler } from 'express';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses (405) the methods no page has; some of them could not even be handed on as a `Request`. */
export const knownMethods: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next();
  response.status(405).set('Allow', METHODS.join(', ')).type('text/plain').send('405');
};
