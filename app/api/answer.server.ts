import { createHash } from 'node:crypto';
import type { TokenCall } from '../access/with-token.server.ts';

/**
 * An answer to a program as JSON with the instant (`now`) its figures are of, to be kept by nobody but the one who asked. Its tag is
 * that of what it says, without the instant: the same figures an hour later are not sent again (304).
 */
export function answerWith(
  { request, now, actor }: Pick<TokenCall, 'request' | 'now' | 'actor'>,
  body: Readonly<Record<string, unknown>>,
): Response {
  const tag = `W/"${createHash('sha256').update(actor.language).update(JSON.stringify(body)).digest('base64url')}"`;
  const headers = {
    'Cache-Control': 'private, no-cache',
    'Content-Language': actor.language,
    ETag: tag,
    Vary: 'Authorization, Accept-Language',
  };
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map((one) => one.trim());
  if (known.includes(tag)) return new Response(null, { status: 304, headers });
  return Response.json({ ...body, asOf: now.toISOString() }, { headers });
}
