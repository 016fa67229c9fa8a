import type { OpenCall } from './gate.server.ts';

/** What the sign-in page says of the provider: its name, and where its own session is ended by who has just left. */
export interface SignOnOffer {
  readonly label: string;
  readonly leave: string | null;
}

/** The provider as the sign-in page offers it; null without one. Asks it something only after signing out. */
export async function findSignOn({ app, url }: Pick<OpenCall, 'app' | 'url'>): Promise<SignOnOffer | null> {
  if (!app.config.provider || !app.provider) return null;
  const left = url.searchParams.get('left') === '1';
  const leave = left ? await app.provider.leaving(new URL('/sign-in', app.config.publicUrl)) : null;
  return { label: app.config.provider.label, leave: leave?.href ?? null };
}
