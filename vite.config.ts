import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import remixOptions from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), tsconfigPaths({ projects: ["./tsconfig.json"] })],
  build: { assetsInlineLimit: 0 },
  optimizeDeps: {
    // Found one by one while the first page loads, they would be bundled anew and React be there twice.
    include: [
      "@conform-to/react",
      "@conform-to/zod/v4",
      "@remix-run/react",
      "d3-scale",
      "d3-shape",
      "react",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "recharts",
      "zod",
    ],
    // Named by loaders and actions only, which never reach the browser.
    exclude: [
      "@remix-run/node",
      "better-auth",
      "better-auth/adapters/drizzle",
      "drizzle-orm",
      "drizzle-orm/pg-core",
      "luxon",
      "uuid",
    ],
  },
});
