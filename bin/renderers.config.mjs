import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";

/** Bundles the renderers that run in processes of their own into build/renderers, one file each. */
export default defineConfig({
  plugins: [tsconfigPaths({ projects: ["./tsconfig.json"] })],
  build: {
    ssr: true,
    outDir: "build/renderers",
    copyPublicDir: false,
    rollupOptions: {
      input: {
        workbook: "app/reports/workbook/render.server.ts",
        slides: "app/reports/slides/render.server.ts",
      },
    },
  },
});
