import { join } from 'node:path';
import { offerSetUp } from './app/access/offer-set-up.server.ts';
import { openBaselineFigures } from './app/baselines/baseline-figures.server.ts';
import { openMicrodata } from './app/baselines/microdata.server.ts';
import { openEnrolmentJob } from './app/enrolments/enrolment-job.server.ts';
import { openFigures } from './app/figures/figures.server.ts';
import { OVERVIEW } from './app/insights/breakdowns.ts';
import type { App } from './app/platform/app.server.ts';
import { auditKeysOf } from './app/platform/audit-keys.server.ts';
import { addDays, type Clock, civil, systemClock } from './app/platform/clock.ts';
import { type Config, readConfig } from './app/platform/config.server.ts';
import { explainStart } from './app/platform/explain-start.server.ts';
import { closeServer } from './app/platform/http/close-server.ts';
import { openDevServer } from './app/platform/http/dev-server.ts';
import { openHttpServer } from './app/platform/http/http-server.ts';
import { loadBuild } from './app/platform/http/load-build.ts';
import { builtFiles, createWebServer } from './app/platform/http/web-server.ts';
import { openKeyRing } from './app/platform/keys.server.ts';
import { openLog } from './app/platform/log.server.ts';
import { openMail } from './app/platform/mail/mail.server.ts';
import { openSmtp } from './app/platform/mail/smtp.server.ts';
import { openProvider } from './app/platform/provider/provider.server.ts';
import { updateDatabase } from './app/platform/update-database.server.ts';
import { openRetentionJob } from './app/privacy/retention-job.server.ts';
import { loadInstruments } from './app/surveys/instruments.server.ts';
import { refuseChangedVersions } from './app/surveys/refuse-changed-versions.server.ts';
import { sealWith } from './db/audit-chain.ts';
import { type Db, openDatabase } from './db/index.ts';

const ROOT = import.meta.dirname;
const STOP_LIMIT_MS = 10_000;

/** Everything that has state, built once around an open database. */
export function assembleApp(
  config: Config,
  db: Db,
  log = openLog(config.logLevel),
  clock: Clock = systemClock,
  instruments = loadInstruments(join(ROOT, 'surveys')),
): App {
  sealWith(db, auditKeysOf(config).sealer);
  const parts = { db, keys: openKeyRing(config.masterKeys), clock, log };
  return {
    ...parts,
    config,
    mail: config.mail && openMail(parts, openSmtp(config.mail)),
    provider: config.provider && openProvider(config.provider, log),
    timeZone: 'Europe/Rome',
    instruments,
    figures: openFigures(db, { databaseUrl: config.databaseUrl }),
    baselines: openBaselineFigures(db),
    microdata: openMicrodata(db, { databaseUrl: config.databaseUrl }),
  };
}

/** Opens the database, brings it up to date and builds everything around it; throws ConfigError for a wrong key and for
 * questionnaires that are not those answered. */
export async function openApp(config: Config): Promise<App> {
  const log = openLog(config.logLevel);
  const db = openDatabase(config.databaseUrl, {
    onSlowQuery: (ms, sql) => log.warn({ ms: Math.round(ms), sql: sql.slice(0, 300) }, 'slow query'),
  });
  const app = assembleApp(config, db, log);
  await updateDatabase(app);
  await refuseChangedVersions(app);
  return app;
}

/** What runs until it is told to stop. */
interface Running {
  /** Answers 503 on `/readyz`, lets open requests finish, closes the database; a second call joins the first. */
  stop(): Promise<void>;
}

/** Serves the built product, or with `developing` the sources through Vite; resolves once it listens. */
export async function serve(app: App, { developing = false } = {}): Promise<Running> {
  // React and Remix choose when they are loaded: their development builds are several times slower.
  if (!developing) process.env.NODE_ENV ??= 'production';
  const server = openHttpServer(app.config);
  const dev = developing ? await openDevServer(server, ROOT) : null;
  const web = createWebServer(app, {
    build: dev ? dev.build : await loadBuild(ROOT),
    files: dev ? [dev.files] : builtFiles(ROOT),
    developing,
  });
  server.on('request', web.handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(app.config.port, app.config.host, resolve);
  });
  app.mail?.start();
  const retention = openRetentionJob(app);
  retention.start();
  const enrolments = openEnrolmentJob(app);
  enrolments.start();

  let stopped: Promise<void> | undefined;
  const today = civil(app.clock.now(), app.timeZone).day;
  app.figures.prepare({ from: addDays(today, -364), to: today, by: OVERVIEW }).catch((error) => {
    if (!stopped) app.log.error({ err: error }, 'figures were not prepared');
  });

  async function stop(): Promise<void> {
    web.drain();
    await dev?.close();
    await closeServer(server);
    await app.mail?.stop();
    await retention.stop();
    await enrolments.stop();
    await app.figures.close();
    await app.db.destroy();
  }
  return { stop: () => (stopped ??= stop()) };
}

/** Ends the process in order on SIGTERM and SIGINT; signals that come again change nothing, 10 s is the limit. */
export function stopOnSignal({ stop }: Running): void {
  const end = () => {
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    void stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

if (import.meta.main) {
  try {
    const app = await openApp(readConfig(process.env));
    stopOnSignal(await serve(app));
    app.log.info(`listening on http://${app.config.host}:${app.config.port}`);
    const setUp = await offerSetUp(app);
    if (setUp) process.stdout.write(`${setUp}\n`);
  } catch (error) {
    const line = explainStart(error, process.env);
    if (line === null) throw error;
    process.stderr.write(`${line}\n`);
    process.exit(1);
  }
}
