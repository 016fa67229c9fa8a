import type { RequestHandler } from 'express';
import { isOwnOrigin } from './own-address.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Unsafe requests must come from our own pages: `Sec-Fetch-Site` where the browser sends it,
 * `Origin` against the configured public address otherwise. One check in front of everything.
 */
export function guardOrigin(publicUrl: URL, refuse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (SAFE.has(request.method)) return next();
    const site = request.get('Sec-Fetch-Site');
    const origin = request.get('Origin');
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    const foreignOrigin = origin !== undefined && !isOwnOrigin(origin, publicUrl);
    if (foreignSite || foreignOrigin || (site === undefined && origin === undefined)) {
      return refuse(request, response, next);
    }
    next();
  };
}
