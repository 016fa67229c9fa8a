import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.server.ts';
import { refusalPage } from './refusal-page.ts';
import { newNonce, protectiveHeaders } from './security-headers.ts';

/** How long it may take, in ms. */
export interface Patience {
  readonly headers: number;
  /** Head and body: a full form on a bad line takes a minute. */
  readonly request: number;
  /** Without a byte sent or taken: whoever stops a download half-way keeps nothing here at work. */
  readonly silence: number;
  /** How often it is looked at. */
  readonly check: number;
}

const PATIENCE: Patience = { headers: 20_000, request: 120_000, silence: 120_000, check: 5_000 };

/** Bytes of address and headers: the longest address stands in the referrer too. */
const LONGEST_HEAD = 32_768;

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** A refusal for what never became a request: no language is known yet. */
function bareRefusal(config: Config, status: number): string {
  const page = refusalPage('bad_request', 'it');
  const headers = [
    ...protectiveHeaders(config, newNonce()),
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Length', String(Buffer.byteLength(page))],
    ['Connection', 'close'],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${page}`;
}

/** Node's server with our patience; what its parser turns away (400, 405, 408, 413, 431) is told like all refusals. */
export function openHttpServer(config: Config, patience: Patience = PATIENCE): Server {
  const server = createServer({
    maxHeaderSize: LONGEST_HEAD,
    headersTimeout: patience.headers,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.check,
  });
  server.setTimeout(patience.silence);
  const answering = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on('request', (request, response) => {
    const open = answering.get(request.socket) ?? new Set();
    answering.set(request.socket, open.add(response));
    response.once('close', () => open.delete(response));
  });
  server.on('clientError', (error, socket) => {
    const open = [...(answering.get(socket) ?? [])];
    // In the middle of an answer, or before the answer to an earlier request, ours would be taken for that one.
    const inTheMiddle = open.length > 1 || open.some(({ headersSent }) => headersSent);
    if (!socket.writable || inTheMiddle) return socket.destroy();
    const code = 'code' in error ? String(error.code) : '';
    socket.end(bareRefusal(config, STATUS_BY_CODE[code] ?? 400), () => socket.destroy());
  });
  server.on('connect', (_request, socket) => {
    // The server lets go of this socket: nobody else would hear it break.
    socket.on('error', () => socket.destroy());
    socket.end(bareRefusal(config, 405));
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  return server;
}
