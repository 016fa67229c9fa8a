import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { App } from '../app.server.ts';
import { Problem } from '../problem.ts';
import { openBuckets } from './rate-buckets.ts';
import { sendRefusal } from './refusal-page.ts';
import { senderOf } from './sender.ts';
import { shownPath } from './shown-path.ts';

/** Browsers gather the reports of a minute; one is below a kilobyte but for its addresses. */
const LONGEST_REPORTS = 50_000;
const REPORTS_A_MINUTE = 60;
/** Kinds counted apart; a page has a handful, whoever makes reports up has as many as they like. */
const MOST_KINDS = 200;

const text = z.string().max(20_000);
/** As `report-uri` sends one, and as `report-to` sends some. */
const Old = z.object({
  'csp-report': z.object({
    'document-uri': text,
    'blocked-uri': text.default(''),
    'effective-directive': text.optional(),
    'violated-directive': text.optional(),
  }),
});
const New = z
  .array(
    z.object({
      type: text,
      body: z.object({ documentURL: text, blockedURL: text.nullish(), effectiveDirective: text }),
    }),
  )
  .max(100);

/** What the log keeps of a violation: nothing that says whose page it was. */
interface Violation {
  readonly directive: string;
  /** A host, or what kind of thing it was: `inline`, `eval`, `data`, `self`, the scheme of an extension. */
  readonly blocked: string;
  /** The path with `:id` and `*` for what is not a word of ours. */
  readonly page: string;
}

function pageOf(address: string): string {
  if (!URL.canParse(address)) return '*';
  const path = shownPath(new URL(address).pathname);
  return path
    .split('/')
    .map((part) => (/^[0-9a-f]{8}-/.test(part) ? ':id' : part))
    .join('/');
}

function blockedOf(address: string, publicUrl: URL): string {
  if (/^[a-z-]{1,30}$/.test(address)) return address;
  if (!URL.canParse(address)) return '*';
  const { origin, protocol, hostname } = new URL(address);
  if (origin === publicUrl.origin) return 'self';
  return /^(https?|wss?):$/.test(protocol) ? hostname.slice(0, 100) : protocol.slice(0, 30).replace(':', '');
}

function violation(publicUrl: URL, page: string, blocked: string, directive: string): Violation {
  return {
    directive: /^[a-z-]{1,40}/.exec(directive)?.[0] ?? '*',
    blocked: blockedOf(blocked, publicUrl),
    page: pageOf(page),
  };
}

/** The violations in a parsed report of either kind; null when it is none. */
function readViolations(sent: unknown, publicUrl: URL): Violation[] | null {
  const old = Old.safeParse(sent);
  if (old.success) {
    const report = old.data['csp-report'];
    const directive = report['effective-directive'] ?? report['violated-directive'] ?? '';
    return [violation(publicUrl, report['document-uri'], report['blocked-uri'], directive)];
  }
  const some = New.safeParse(sent);
  if (!some.success) return null;
  return some.data
    .filter(({ type }) => type === 'csp-violation')
    .map(({ body }) =>
      violation(publicUrl, body.documentURL, body.blockedURL ?? '', body.effectiveDirective),
    );
}

/**
 * `POST /csp-reports`: where browsers tell what the content policy stopped. Each kind is counted and logged the first,
 * tenth, hundredth … time. Nothing changes by it, so reports may come from anywhere; they have an allowance of their own.
 */
export function cspReports({ config, log }: Pick<App, 'config' | 'log'>): RequestHandler {
  const allowance = config.rateLimits && openBuckets(REPORTS_A_MINUTE);
  const counts = new Map<string, number>();

  function count(found: Violation): void {
    const name = `${found.directive} ${found.blocked} ${found.page}`;
    const kind = counts.has(name) || counts.size < MOST_KINDS ? name : 'others';
    const times = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, times);
    if (/^10*$/.test(String(times))) log.warn({ ...found, times }, 'the content policy stopped something');
  }

  const reports = Router();
  reports.post('/', (request, response, next) => {
    const sender = senderOf(request.ip ?? '');
    const wait = allowance?.wait(sender) ?? 0;
    if (wait > 0) {
      response.set('Retry-After', String(wait));
      return sendRefusal(response, new Problem('too_many_requests', 429));
    }
    allowance?.take(sender);
    if (!request.is(['application/csp-report', 'application/reports+json'])) {
      return sendRefusal(response, new Problem('bad_request', 415));
    }
    next();
  });
  reports.post('/', express.json({ limit: LONGEST_REPORTS, inflate: false, type: () => true }));
  reports.post('/', (request, response) => {
    const found = readViolations(request.body, config.publicUrl);
    if (!found) return sendRefusal(response, new Problem('bad_request', 400));
    for (const each of found) count(each);
    response.status(204).end();
  });
  reports.all('/', (_request, response) => {
    sendRefusal(response.set('Allow', 'POST'), new Problem('unknown_method', 405));
  });
  return reports;
}
