import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
} from '@remix-run/node';
import type { Response as Answering, Request as Asked, RequestHandler } from 'express';

interface Pages {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly mode: 'development' | 'production';
  contextOf(request: Asked, response: Answering): AppLoadContext;
}

/**
 * Answers with pages and files of a build. What is long is read as fast as it is taken (Remix's own handler for Express
 * would hold all of it in memory for a slow line), and not at all once nobody waits for it.
 */
export function answerWithPages({ build, mode, contextOf }: Pages): RequestHandler {
  const answer = createRequestHandler(build, mode);
  return async (request, response, next) => {
    try {
      const made = await answer(requestOf(request, response), contextOf(request, response));
      response.statusMessage = made.statusText;
      response.status(made.status);
      for (const [name, value] of made.headers) response.append(name, value);
      if (made.body) await send(made.body, response);
      response.end();
    } catch (error) {
      next(error);
    }
  };
}

/** The request as pages read it; its signal tells when somebody left before the end of the answer. */
function requestOf(request: Asked, response: Answering): Request {
  const leaving = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) leaving.abort();
  });
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(request.headers)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  const { method } = request;
  const url = `${request.protocol}://${headers.get('Host')}${request.originalUrl}`;
  const asked = { method, headers, signal: leaving.signal };
  if (method === 'GET' || method === 'HEAD') return new Request(url, asked);
  return new Request(url, { ...asked, body: createReadableStreamFromReadable(request), duplex: 'half' });
}

async function send(body: ReadableStream<Uint8Array>, response: Answering): Promise<void> {
  const reader = body.getReader();
  let goOn = () => {};
  // Not `once`: compression takes these for its own stream and gives none back.
  response.on('drain', () => goOn()).on('close', () => goOn());
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (response.destroyed) return await reader.cancel();
      if (response.write(part.value)) continue;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
  } catch (error) {
    if (response.destroyed) return;
    // What was sent is no whole file, and shall not look like one.
    response.destroy();
    throw error;
  }
}
