import { createTransport } from 'nodemailer';
import type { MailSettings } from './mail-settings.server.ts';

const PATIENCE_MS = 10_000;

/** What one letter says, to one person. */
export interface LetterContent {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar file to come along. */
  readonly calendar?: string | undefined;
}

/** Hands one letter to the mail server under an id that is its own at every try; rejects when it was not taken. */
export type SendLetter = (id: string, content: LetterContent, signal: AbortSignal) => Promise<void>;

/** A way to the mail server of the settings: a connection a letter, certificates checked against the system's. */
export function openSmtp(settings: MailSettings): SendLetter {
  const transport = createTransport({
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'at_once',
    requireTLS: settings.tls === 'required',
    // A mail server on this machine is called otherwise in its certificate, and nobody stands between.
    ...(settings.tls === 'if_offered' && { tls: { rejectUnauthorized: false } }),
    ...(settings.login && { auth: settings.login }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = settings.from.address.split('@').at(-1);
  return async (id, { to, subject, text, html, calendar }, signal) => {
    await transport.sendMail({
      // Who gets the letter twice, after a crash, has a mail server that may know it again.
      messageId: `<${id}@${domain}>`,
      from: { ...settings.from },
      // As an object, never as text: an address is one address, whatever characters it holds.
      to: { name: '', address: to },
      subject,
      text,
      html,
      ...(calendar && {
        attachments: [
          {
            filename: 'calendario.ics',
            content: calendar,
            contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
          },
        ],
      }),
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal,
    });
  };
}

/** True when the server will never take this letter for this person: trying again is no use (RFC 5321, 4.2.1). */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('command' in error) || !('responseCode' in error)) return false;
  const { command, responseCode } = error;
  return (
    (command === 'RCPT TO' || command === 'DATA') && typeof responseCode === 'number' && responseCode >= 500
  );
}
