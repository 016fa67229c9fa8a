import type { Server } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';

interface DevServer {
  /** Serves sources as modules, styles and hot updates: stands where the built files stand. */
  readonly files: RequestHandler;
  /** The server side of the pages as it is on disk now. */
  build(): Promise<ServerBuild>;
  close(): Promise<void>;
}

/** Vite inside our own server (`npm run dev`); hot updates travel over `server`'s own port. */
export async function openDevServer(server: Server, root: string): Promise<DevServer> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  });
  return {
    files: vite.middlewares,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    close: () => vite.close(),
  };
}
