import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { provinces } from './network/comuni.server.ts';
import { documentLanguage } from './platform/document-language.ts';
import { shownPath } from './platform/http/shown-path.ts';
import { wordsIn } from './platform/words.server.ts';

const ABORT_MS = 10_000;

// Unpacked while the server starts: the first form would stop everybody's pages for half a second.
void provinces();

/**
 * Renders a page whole before it answers: no loader defers anything, and a page in one piece is compressed and sent
 * in one piece, which costs a third less than in React's pieces of 2 KiB.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  { app, nonce, requestId }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    const page = new Writable({
      write(chunk: Uint8Array, _encoding, next) {
        chunks.push(chunk);
        next();
      },
      final(next) {
        clearTimeout(limit);
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(Buffer.concat(chunks), { headers, status }));
        next();
      },
    });
    let hasShell = false;
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={wordsIn(documentLanguage(request, context.staticHandlerContext))}>
        <RemixServer context={context} url={request.url} nonce={nonce} abortDelay={ABORT_MS} />
      </I18nextProvider>,
      {
        nonce,
        onShellReady() {
          hasShell = true;
        },
        onAllReady: () => pipe(page),
        onShellError(error: unknown) {
          clearTimeout(limit);
          reject(error);
        },
        onError(error: unknown) {
          // Without a shell, onShellError answers; afterwards only the log can know.
          if (hasShell) app.log.error({ requestId, err: error }, 'a page broke while it was made');
        },
      },
    );
    const limit = setTimeout(abort, ABORT_MS + 1000).unref();
  });
}

/** Unexpected errors go to the log with the request's id, without what the person sent. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // A refusal of a route without a page arrives here too; it is an answer, not an error.
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { app, requestId } = context as AppLoadContext;
  app.log.error(
    { requestId, path: shownPath(new URL(request.url).pathname), err: error },
    'unexpected error',
  );
};
