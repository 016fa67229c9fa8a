import type { RequestHandler } from 'express';
import { LOOPBACK } from '../environment.server.ts';

/** True for the configured origin; on one's own machine `localhost` and `127.0.0.1` are the same place. */
export function isOwnOrigin(origin: string, publicUrl: URL): boolean {
  if (origin === publicUrl.origin) return true;
  if (!LOOPBACK.has(publicUrl.hostname) || !URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  return protocol === publicUrl.protocol && port === publicUrl.port && LOOPBACK.has(hostname);
}

/**
 * From here on the request came to the configured address, whatever its headers say: pages never read a Host that
 * somebody made up. Stands behind the check of the origin, which Remix would repeat against that Host.
 */
export function ownAddress(publicUrl: URL): RequestHandler {
  return ({ headers }, _response, next) => {
    headers.host = publicUrl.host;
    delete headers['x-forwarded-host'];
    if (headers.origin !== undefined) headers.origin = publicUrl.origin;
    next();
  };
}
