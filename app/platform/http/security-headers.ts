import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Config } from '../config.server.ts';

/** Where browsers tell what the content policy stopped. */
export const REPORTS = '/csp-reports';

/** Nothing of ours uses these; whatever gets into a page shall not either. */
const UNUSED = [
  'camera',
  'display-capture',
  'geolocation',
  'hid',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
];

const ONLY_OVER_TLS: readonly [string, string][] = [
  ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
  ['Reporting-Endpoints', `csp="${REPORTS}"`],
];

/** What may load and run in a page, with the nonce of its own scripts. */
function contentPolicy(nonce: string, secure: boolean, developing: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    developing ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // Browsers that know both take `report-to`, which Chromium serves over TLS only.
    `report-uri ${REPORTS}`,
    ...(secure ? ['report-to csp', 'upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** The headers every answer carries, those of the parser's own refusals too. */
export function protectiveHeaders(
  { publicUrl }: Config,
  nonce: string,
  developing = false,
): [string, string][] {
  const secure = publicUrl.protocol === 'https:';
  return [
    ['Content-Security-Policy', contentPolicy(nonce, secure, developing)],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', UNUSED.map((name) => `${name}=()`).join(', ')],
    ['Cache-Control', 'private, no-store'],
    ...(secure ? ONLY_OVER_TLS : []),
  ];
}

/** A nonce nobody can guess. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/**
 * Sets the headers of every answer and makes the nonce of this one (`response.locals.nonce`).
 * While developing Vite puts styles into the page, which only then is allowed.
 */
export function securityHeaders(config: Config, developing: boolean): RequestHandler {
  return (_request, response, next) => {
    const nonce = newNonce();
    response.locals.nonce = nonce;
    for (const [name, value] of protectiveHeaders(config, nonce, developing)) response.setHeader(name, value);
    next();
  };
}
