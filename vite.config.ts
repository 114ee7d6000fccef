import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { dependencies } from "./package.json";
import remixOptions from "./remix.config.js";

const IN_THE_BROWSER = [
  "@conform-to/react",
  "@conform-to/zod/v4",
  "@remix-run/react",
  "d3-array",
  "d3-shape",
  "react",
  "react-dom/client",
  "react/jsx-dev-runtime",
  "recharts",
  "zod",
];

/** Whether a part of a package, "react-dom/client", is of the package of that name. */
const isOf = (part: string, name: string) => part === name || part.startsWith(`${name}/`);

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixOptions), tsconfigPaths({ projects: ["./tsconfig.json"] })],
  // Small chunks that do nothing when loaded join others: each costs a phone a request.
  build: { assetsInlineLimit: 0, rollupOptions: { output: { experimentalMinChunkSize: 700 } } },
  // Workers are bundled apart from the pages.
  worker: { format: "es", plugins: () => [tsconfigPaths({ projects: ["./tsconfig.json"] })] },
  // Parts found one by one while a first page loads would be bundled anew, and the page loaded twice: what the
  // browser gets is said here, and all else is the server's.
  optimizeDeps: {
    include: IN_THE_BROWSER,
    exclude: Object.keys(dependencies).filter((name) => !IN_THE_BROWSER.some((part) => isOf(part, name))),
  },
});
