import type { OpenCall } from './gate.server.ts';

/** Where whoever has just left (`?left=1`) ends her session at the provider too; null where there is no such place. */
export async function findProviderExit({
  app,
  url,
}: Pick<OpenCall, 'app' | 'url'>): Promise<{ readonly label: string; readonly href: string } | null> {
  if (!app.config.provider || url.searchParams.get('left') !== '1') return null;
  const exit = await app.provider?.leaving(new URL('/sign-in', app.config.publicUrl));
  return exit ? { label: app.config.provider.label, href: exit.href } : null;
}
