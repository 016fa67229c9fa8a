import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { isMigrated } from '../../../db/migrations/index.ts';
import type { App } from '../app.server.ts';
import { notFound, Problem } from '../problem.ts';
import { answerWithPages } from './answer-with-pages.ts';
import { catchErrors } from './catch-errors.ts';
import { cspReports } from './csp-reports.ts';
import { guardOrigin } from './guard-origin.ts';
import { knownMethods } from './known-methods.ts';
import { limitBody } from './limit-body.ts';
import { limitHead } from './limit-head.ts';
import { limitRate } from './limit-rate.ts';
import { narrowBuilds, placeOf } from './narrow-build.ts';
import { ownAddress } from './own-address.ts';
import { readOnly } from './read-only.ts';
import { refuseWith } from './refusal-page.ts';
import { REPORTS, securityHeaders } from './security-headers.ts';
import { securityTxt } from './security-txt.ts';
import { shownPath } from './shown-path.ts';

interface WebServer {
  readonly handler: Express;
  /** From now on `/readyz` answers 503: the balancer looks elsewhere while open requests finish. */
  drain(): void;
}

/** Where pages and files come from: the build, or Vite while developing. */
interface Pages {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly files: readonly RequestHandler[];
  /** Relaxes the content policy for Vite's injected styles. */
  readonly developing?: boolean;
}

/**
 * Files may be kept by browsers: the `no-store` of all answers goes as soon as there is a file to send. Pictures that are
 * text say in which characters.
 */
const FILES: NonNullable<Parameters<typeof express.static>[1]> = {
  index: false,
  redirect: false,
  setHeaders(response, path) {
    response.removeHeader('Cache-Control');
    if (path.endsWith('.svg')) response.setHeader('Content-Type', 'image/svg+xml; charset=utf-8');
  },
};

/**
 * The built files below `root`: assets carry their hash and never change, the rest for an hour. The rest is a handful
 * known by name at the start: the address of a page is not looked for on the disk.
 */
export function builtFiles(root: string): RequestHandler[] {
  const folder = join(root, 'build/client');
  const router = express.Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { ...FILES, immutable: true, maxAge: '1y' }),
    refuseWith(notFound()),
  );
  const names = new Set(readdirSync(folder).map((name) => `/${name}`));
  const others = express.static(folder, { ...FILES, maxAge: '1h' });
  return [
    router,
    (request, response, next) => (names.has(request.path) ? others(request, response, next) : next()),
  ];
}

/**
 * The request pipeline, in order: headers, health, id and log, limit of the head, compression, static files, what stands
 * beside the pages, limit of the rate, guards, pages.
 */
export function createWebServer(app: App, pages: Pages): WebServer {
  const server = express();
  let draining = false;
  server.disable('x-powered-by');
  server.set('trust proxy', app.config.trustProxy);

  server.use(securityHeaders(app.config, pages.developing ?? false));
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
  server.use(limitHead);
  server.use(compression());
  for (const files of pages.files) server.use(files);
  server.use('/api/v1', readOnly);
  server.use(knownMethods);
  const { publicUrl, securityContact } = app.config;
  if (securityContact) {
    server.get('/.well-known/security.txt', securityTxt(securityContact, publicUrl, app.clock.now()));
  }
  server.use(REPORTS, cspReports(app));
  server.use(limitRate(app.config));
  server.use(guardOrigin(publicUrl, refuseWith(new Problem('foreign_origin', 403))));
  server.use(ownAddress(publicUrl));
  server.use(limitBody);
  server.all('*', pageHandler(app, pages));
  server.use(catchErrors(app));
  return {
    handler: server,
    drain() {
      draining = true;
    },
  };
}

/** Answers with pages. Once they are built, an address is looked for among the routes that begin as it does. */
function pageHandler(app: App, { build, developing }: Pages): RequestHandler {
  const handlerOf = (some: Pages['build']) =>
    answerWithPages({
      build: some,
      mode: developing ? 'development' : 'production',
      contextOf: (request, response) => ({
        app,
        requestId: String(response.locals.requestId),
        nonce: String(response.locals.nonce),
        address: request.ip ?? '',
        refused: response.locals.refused ?? null,
        signedIn: () => response.locals.signedIn?.(),
      }),
    });
  if (typeof build === 'function') return handlerOf(build);
  const handlers = new Map([...narrowBuilds(build)].map(([place, near]) => [place, handlerOf(near)]));
  // An address like that of no page: what is not found, and the router's own `/__manifest`.
  const handler = handlerOf(build);
  return (request, response, next) =>
    (handlers.get(placeOf(request.path)) ?? handler)(request, response, next);
}

/** One line a request: method, path without query, status, duration; no body, no cookie, no person. */
function identifyAndLog(app: App): RequestHandler {
  return (request, response, next) => {
    // Read now: routers that stand at an address of their own shorten it for what they hold.
    const { method, path } = request;
    const requestId = randomUUID();
    const started = performance.now();
    response.locals.requestId = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.once('finish', () => {
      const ms = Math.round(performance.now() - started);
      app.log.info({
        requestId,
        method,
        path: shownPath(path, response.statusCode === 404),
        status: response.statusCode,
        ms,
        // Which allowance was used up.
        limit: response.locals.limit,
      });
    });
    next();
  };
}
