import type { Server } from 'node:http';

const SWEEP_MS = 50;

/** Stops accepting and resolves when open requests are answered; kept-alive connections end once they are idle. */
export async function closeServer(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(sweep);
  }
}
