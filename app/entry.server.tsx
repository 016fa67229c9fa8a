import { PassThrough } from 'node:stream';
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { documentLanguage } from './platform/document-language.ts';
import { wordsIn } from './platform/words.server.ts';

const ABORT_MS = 10_000;

/** Renders a page; readers that are no browsers get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('User-Agent') ?? '');
  return new Promise((resolve, reject) => {
    let answered = false;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={wordsIn(documentLanguage(request, context.staticHandlerContext.loaderData))}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </I18nextProvider>,
      {
        nonce,
        [whole ? 'onAllReady' : 'onShellReady']: answer,
        onShellError: reject,
        onError(error: unknown) {
          // Before the shell is out, onShellError answers; afterwards only the log can know.
          if (answered) console.error(error);
        },
      },
    );
    setTimeout(abort, ABORT_MS + 1000).unref();
  });
}

/** Unexpected errors go to the log with the request's id, without what the person sent. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A refusal of a route without a page arrives here too; it is an answer, not an error.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { app, requestId } = context as AppLoadContext;
  app.log.error({ requestId, path: new URL(request.url).pathname, err: error }, 'unexpected error');
};
