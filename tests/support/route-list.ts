import type { ServerBuild } from '@remix-run/node';
import { CAPABILITIES, type Capability } from '../../app/access/policy.ts';

/** A route as the build knows it. */
export interface ListedRoute {
  readonly id: string;
  /** From the root, as written in app/routes.ts. */
  readonly path: string;
  readonly hasPage: boolean;
  /** The rights reading it asks for, its parents' included; null where nothing is read. */
  readonly read: readonly Capability[] | null;
  /** The right sending to it asks for ('open': none); null without an action. */
  readonly send: Capability | 'open' | null;
  /** Open while the tablet of the sign-in is in a citizen's hands: reading, sending. */
  readonly handedOver: { readonly read: boolean; readonly send: boolean };
  /** Read by programs with a token, by no sign-in. */
  readonly bearer: boolean;
  /** Handlers that did not come through `signedIn` or `open`. */
  readonly unguarded: readonly string[];
}

type Manifest = ServerBuild['routes'];
type Guard = Capability | 'open' | 'unguarded' | null;

function guardOf(handler: unknown): Guard {
  if (handler === undefined) return null;
  if (typeof handler !== 'function' || !('capability' in handler)) return 'unguarded';
  const { capability } = handler;
  if (capability === null) return 'open';
  return CAPABILITIES.find((known) => known === capability) ?? 'unguarded';
}

function isOpenHandedOver(handler: unknown): boolean {
  return typeof handler === 'function' && 'handedOver' in handler && handler.handedOver === true;
}

function isForTokens(handler: unknown): boolean {
  return typeof handler === 'function' && 'bearer' in handler && handler.bearer === true;
}

/** Every route of the build but the frame around all (the root), which shows only the person's own rights. */
export function listRoutes(routes: Manifest): ListedRoute[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.id === 'root') return [];
    const chain = [route];
    for (let parent = routes[route.parentId ?? '']; parent && parent.id !== 'root'; ) {
      chain.unshift(parent);
      parent = routes[parent.parentId ?? ''];
    }
    const loaders = chain.map(({ module }) => guardOf(module.loader)).filter((guard) => guard !== null);
    const action = guardOf(route.module.action);
    return [
      {
        id: route.id,
        path: `/${chain.flatMap(({ path }) => path ?? []).join('/')}`,
        hasPage: route.module.default !== undefined,
        read:
          loaders.length === 0
            ? null
            : loaders.flatMap((guard) => (guard === 'open' || guard === 'unguarded' ? [] : [guard])),
        send: action === 'unguarded' ? null : action,
        handedOver: {
          read: isOpenHandedOver(route.module.loader),
          send: isOpenHandedOver(route.module.action),
        },
        bearer: isForTokens(route.module.loader),
        unguarded: [
          ...(guardOf(route.module.loader) === 'unguarded' ? ['loader'] : []),
          ...(action === 'unguarded' ? ['action'] : []),
        ],
      },
    ];
  });
}
