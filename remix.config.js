/**
 * The options of the Remix compiler. Remix 2 under Vite does not read this file by itself:
 * vite.config.ts hands it to the plugin, so the place people expect stays the place that counts.
 * All six v3 flags are on: the later move to React Router 7 is then a rename of imports.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
