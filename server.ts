import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { offerSetUp } from './app/access/offer-set-up.server.ts';
import { openFigures } from './app/insights/figures.server.ts';
import type { App } from './app/platform/app.server.ts';
import { systemClock } from './app/platform/clock.ts';
import { type Config, ConfigError, readConfig } from './app/platform/config.server.ts';
import { createWebServer } from './app/platform/http/web-server.ts';
import { openKeyRing } from './app/platform/keys.server.ts';
import { openLog } from './app/platform/log.server.ts';
import { loadInstruments } from './app/surveys/instruments.server.ts';
import { openDatabase } from './db/index.ts';
import { migrate } from './db/migrations/index.ts';
import { loadReference } from './db/reference/load-reference.ts';

const ROOT = import.meta.dirname;
const STOP_LIMIT_MS = 10_000;

/** Opens the database, brings it up to date and builds everything that has state. */
export async function openApp(config: Config): Promise<App> {
  const log = openLog(config.logLevel);
  const db = openDatabase(config.databaseUrl, {
    onSlowQuery: (ms, sql) => log.warn({ ms: Math.round(ms), sql: sql.slice(0, 300) }, 'slow query'),
  });
  await migrate(db);
  await loadReference(db);
  return {
    db,
    config,
    keys: openKeyRing(config.masterKey),
    clock: systemClock,
    log,
    timeZone: 'Europe/Rome',
    instruments: loadInstruments(join(ROOT, 'surveys')),
    figures: openFigures(db),
  };
}

/** Serves the built product until SIGTERM or SIGINT; resolves once it listens. */
export async function serve(app: App): Promise<Server> {
  const build: ServerBuild = await import(pathToFileURL(join(ROOT, 'build/server/index.js')).href);
  const web = createWebServer(app, build, ROOT);
  const server = createServer(web.handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(app.config.port, app.config.host, resolve);
  });
  const stop = () => {
    web.drain();
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    server.close(async () => {
      await app.db.destroy();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  return server;
}

if (import.meta.main) {
  try {
    const app = await openApp(readConfig(process.env));
    await serve(app);
    app.log.info(`listening on http://${app.config.host}:${app.config.port}`);
    const setUp = await offerSetUp(app);
    if (setUp) process.stdout.write(`${setUp}\n`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
