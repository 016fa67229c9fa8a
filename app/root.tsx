import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useMatches,
  useNavigation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { loadFrame } from './access/load-frame.server.ts';
import { ProblemPage, useProblemTitle } from './access/problem-page.tsx';
import { Frame } from './access/site-frame.tsx';
import { directionOf } from './platform/languages.ts';
import { PageFocus } from './ui/page-focus.tsx';
import mainStyles from './ui/styles/main.scss?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: mainStyles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const loader = (args: LoaderFunctionArgs) => loadFrame(args);

/** The frame changes only by an act (sign-in, site, language), never by reading another page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formMethod }) =>
  formMethod !== undefined && formMethod !== 'GET';

/** The areas whose words a page shows, named by each route's `handle.words`. */
function useAreas(): string {
  const areas = new Set(['ui', 'access', 'problem']);
  const matches = useMatches();
  for (const { handle } of matches) {
    if (typeof handle === 'object' && handle !== null && 'words' in handle && Array.isArray(handle.words)) {
      for (const area of handle.words) areas.add(String(area));
    }
  }
  return [...areas].join(' ');
}

export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const frame = useRouteLoaderData<typeof loader>('root');
  const areas = useAreas();
  const problem = useProblemTitle();
  return (
    <html lang={i18n.language} dir={directionOf(i18n.language)} data-words={areas}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {problem ? <title>{problem}</title> : <Meta />}
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={frame?.nonce} />
        <Scripts nonce={frame?.nonce} />
      </body>
    </html>
  );
}

function LoadingBar() {
  const { t } = useTranslation('ui');
  const { state } = useNavigation();
  return (
    <div role="status">
      {state === 'idle' ? null : (
        <div className="loading-bar">
          <span className="visually-hidden">{t('loading')}</span>
        </div>
      )}
    </div>
  );
}

/** Screens handed to a citizen say `frame: 'citizen'` in their `handle`: no desk around them. */
function useCitizenFrame(): boolean {
  return useMatches().some(
    ({ handle }) =>
      typeof handle === 'object' && handle !== null && 'frame' in handle && handle.frame === 'citizen',
  );
}

export default function Root() {
  const frame = useRouteLoaderData<typeof loader>('root');
  if (useCitizenFrame()) {
    return (
      <main className="citizen" id="main">
        <Suspense>
          <Outlet />
          <PageFocus />
        </Suspense>
      </main>
    );
  }
  return (
    <>
      <LoadingBar />
      <Frame frame={frame}>
        <Suspense>
          <Outlet />
          <PageFocus />
        </Suspense>
      </Frame>
    </>
  );
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('root');
  const error = useRouteError();
  return (
    <Frame frame={frame}>
      <ProblemPage error={error} />
      <PageFocus />
    </Frame>
  );
}
