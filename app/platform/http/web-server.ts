import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { isMigrated } from '../../../db/migrations/index.ts';
import type { App } from '../app.server.ts';
import { guardOrigin } from './guard-origin.ts';
import { limitBody } from './limit-body.ts';
import { securityHeaders } from './security-headers.ts';

export interface WebServer {
  readonly handler: Express;
  /** From now on `/readyz` answers 503: the balancer looks elsewhere while open requests finish. */
  drain(): void;
}

/** The request pipeline, in order: health, id and log, headers, compression, static files, guards, pages. */
export function createWebServer(
  app: App,
  build: ServerBuild | (() => Promise<ServerBuild>),
  root: string,
): WebServer {
  const server = express();
  let draining = false;
  server.disable('x-powered-by');
  server.set('trust proxy', app.config.trustProxy);

  server.get('/livez', (_request, response) => {
    response.type('text/plain').send('ok');
  });
  server.get('/readyz', async (_request, response) => {
    const ready = !draining && (await isMigrated(app.db).catch(() => false));
    response
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready' : 'not ready');
  });

  server.use(identifyAndLog(app));
  server.use(securityHeaders(app.config));
  server.use(compression());
  const files = join(root, 'build/client');
  server.use(
    '/assets',
    express.static(join(files, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  server.use('/assets', (_request, response) => {
    response.status(404).type('text/plain').send('404');
  });
  server.use(express.static(files, { maxAge: '1h', index: false }));
  server.use(guardOrigin(app.config.publicUrl, refusePlainly(403)));
  server.use(limitBody);
  server.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (_request, response) => ({
        app,
        requestId: String(response.locals.requestId),
        nonce: String(response.locals.nonce),
      }),
    }),
  );
  return {
    handler: server,
    drain() {
      draining = true;
    },
  };
}

/** One line a request: method, path without query, status, duration; no body, no cookie, no person. */
function identifyAndLog(app: App): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.once('finish', () => {
      const ms = Math.round(performance.now() - started);
      app.log.info({
        requestId,
        method: request.method,
        path: request.path,
        status: response.statusCode,
        ms,
      });
    });
    next();
  };
}

function refusePlainly(status: number): RequestHandler {
  return (_request, response) => {
    response.status(status).type('text/plain').send(String(status));
  };
}
