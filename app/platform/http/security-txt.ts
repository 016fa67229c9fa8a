import type { RequestHandler } from 'express';
import { LANGUAGES } from '../languages.ts';

const DAY_MS = 86_400_000;
/** RFC 9116 wants less than a year. Who starts the server vouches for the contact: an update renews it. */
const VALID_DAYS = 364;

/** `/.well-known/security.txt` (RFC 9116): whom to tell about a weakness of this installation. */
export function securityTxt(contact: string, publicUrl: URL, startedAt: Date): RequestHandler {
  const expires = new Date(startedAt.getTime() + VALID_DAYS * DAY_MS).toISOString();
  const lines = [
    `Contact: ${contact}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${LANGUAGES.join(', ')}`,
    `Canonical: ${publicUrl.origin}/.well-known/security.txt`,
  ];
  return (_request, response) => {
    response.type('text/plain').send(`${lines.join('\n')}\n`);
  };
}
