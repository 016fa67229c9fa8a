import type { ErrorRequestHandler } from 'express';
import type { App } from '../app.server.ts';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';
import { shownPath } from './shown-path.ts';

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** What fails outside the pages (an address that cannot be decoded): a plain page, details only in the log. */
export function catchErrors(app: App): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = statusOf(error);
    const { requestId } = response.locals;
    if (status === 500)
      app.log.error({ requestId, path: shownPath(request.path, true), err: error }, 'unexpected error');
    sendRefusal(response, new Problem(status === 500 ? 'unexpected' : 'bad_request', status));
  };
}
