import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A letter as the mail server got it. */
export interface Received {
  /** Envelope: where it really went. */
  readonly to: readonly string[];
  readonly headers: string;
  readonly text: string;
  readonly html: string;
  /** The iCalendar file that came along; empty without one. */
  readonly calendar: string;
  /** True when it came through TLS. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** A real mail server on loopback that keeps what it is given. */
export interface MailServer {
  readonly port: number;
  readonly letters: Received[];
  close(): Promise<void>;
}

/** Starts one, on a port of its own unless told which. */
export async function openMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const letters: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const read = readLetter(Buffer.concat(chunks).toString('latin1'));
        letters.push({ to, ...read, secure: session.secure, user: session.user });
        done();
      });
    },
  });
  // Whoever breaks a connection off is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    letters,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function bodyOf(part: string): string {
  const [head = '', ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n').trimEnd();
  const encoding = /^Content-Transfer-Encoding: (\S+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function readLetter(source: string): Pick<Received, 'headers' | 'text' | 'html' | 'calendar'> {
  const headers = (source.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
  const boundaries = [...source.matchAll(/boundary="([^"]+)"/g)].map(([, boundary]) => `--${boundary}`);
  // A part that holds parts is no part itself.
  const parts = boundaries
    .reduce((found, boundary) => found.flatMap((part) => part.split(boundary)), [source])
    .filter((part) => boundaries.length === 0 || !part.includes('boundary='));
  const of = (type: string) => bodyOf(parts.find((part) => part.includes(`Content-Type: ${type}`)) ?? '');
  return { headers, text: of('text/plain'), html: of('text/html'), calendar: of('text/calendar') };
}
