import { defineConfig } from "drizzle-kit";

/** Only `drizzle-kit generate` and `check` are used; migrations run at start (db/migrate.ts). */
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/index.ts",
  out: "./db/migrations",
  entities: { roles: true },
});
