import type { RequestHandler } from 'express';
import { Problem } from '../problem.ts';
import { sendRefusal } from './refusal-page.ts';

/** Longer than any address of ours (a group of two hundred people), also after it went through signing in. */
const LONGEST_ADDRESS = 12_000;
/** Browsers send about twenty, proxies add a few. */
const MOST_HEADERS = 100;
const HOST = /^([\w.-]*|\[[\da-f:.]+\])(:\d{0,5})?$/i;

function faultOf(address: string, rawHeaders: readonly string[]): number | null {
  if (address.length > LONGEST_ADDRESS) return 414;
  if (rawHeaders.length > 2 * MOST_HEADERS) return 431;
  const hosts = rawHeaders.filter(
    (_, index) => rawHeaders[index - 1]?.toLowerCase() === 'host' && index % 2 === 1,
  );
  return hosts.length > 1 || !hosts.every((host) => HOST.test(host)) ? 400 : null;
}

/** Refuses what no browser sends: endless addresses (414), headers in heaps (431), several hosts or an odd one (400). */
export const limitHead: RequestHandler = ({ originalUrl, rawHeaders }, response, next) => {
  const status = faultOf(originalUrl, rawHeaders);
  if (status === null) return next();
  sendRefusal(response.set('Connection', 'close'), new Problem('bad_request', status));
};
