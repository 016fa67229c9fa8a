import type { RequestHandler } from 'express';

/** Bytes a form may have: a hundred times the longest note, with room for a badly filled field to be named. */
export const BODY_LIMIT = 1_000_000;

/** Refuses bodies over the limit (413) and bodies of unknown length (411) before anything reads them. */
export const limitBody: RequestHandler = (request, response, next) => {
  const chunked = request.get('Transfer-Encoding') !== undefined;
  const length = Number(request.get('Content-Length') ?? '0');
  if (chunked) {
    response.status(411).type('text/plain').send('411');
    return;
  }
  if (!Number.isFinite(length) || length > BODY_LIMIT) {
    response.status(413).set('Connection', 'close').type('text/plain').send('413');
    return;
  }
  next();
};
