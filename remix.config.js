/**
 * Options of the Remix compiler; vite.config.ts hands them to the Remix plugin.
 * Routes are listed by hand in app/routes.ts, hence no file-name routing.
 * Lazy route discovery stays off: the list of all pages is a file of 5 kB that browsers keep, while looking up the
 * few that a page links to cost every page a tenth of its time, and a request more.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
