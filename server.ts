/** The process: reads the settings, opens the database, serves pages, files and the API. */
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { register } from "node:module";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler } from "express";
import type { ViteDevServer } from "vite";
import { reportFiles } from "./app/file-addresses.server";
import { log, requestLog } from "./app/log.server";
import { sameOrigin, security } from "./app/security.server";
import { readSettings, type Settings } from "./app/settings";
import { endOrderly } from "./app/shutdown.server";
import { prepare } from "./app/startup.server";
import { openDatabase } from "./db/client";

const development = process.env.NODE_ENV === "development";
const BUILD = "build/server/index.js";

type Prepared = Awaited<ReturnType<typeof prepare>>["context"];

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  if (!development && !existsSync(BUILD)) throw new StartError("There is no build yet: use `npm start`.");

  const database = await openDatabase(settings);
  try {
    const { context, lines } = await prepare(database, settings);
    const server = createServer();
    const vite = development ? await startVite(server) : null;
    server.on("request", await appFor(settings, context, vite));
    await listen(server, settings);
    console.log([`Tidemark is running at ${addressOf(server, settings.host)}`, ...lines].join("\n"));
    context.post?.start();
    endOrderly(server, async () => {
      await vite?.close();
      await context.post?.stop();
      await database.close();
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function appFor(settings: Settings, context: Prepared, vite: ViteDevServer | null) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", "loopback");
  // Pages are made anew for each reader: quick matters more than the last kilobyte.
  app.use(requestLog, compression({ level: 3 }), security(settings, development));
  if (vite) {
    app.use(vite.middlewares);
  } else {
    // Names of assets hold a hash of what is in them.
    const forever = { immutable: true, maxAge: "1y", index: false, fallthrough: false } as const;
    app.use("/assets", express.static("build/client/assets", forever));
    app.use(express.static("build/client", { maxAge: "1h", index: false }));
  }
  app.use(sameOrigin(settings), reportFiles);
  app.all(
    "*",
    createRequestHandler({
      build: vite
        ? async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild
        : await loadBuild(),
      mode: process.env.NODE_ENV ?? "production",
      getLoadContext: (request, response): AppLoadContext => ({
        ...context,
        cspNonce: response.locals.cspNonce,
        clientIp: request.ip ?? "",
        setCookie(cookie) {
          // An answer that tells how far it is may have begun; then tomorrow's first one takes the cookie along.
          if (!response.headersSent) response.append("Set-Cookie", cookie);
        },
      }),
    }),
  );
  app.use(failure);
  return app;
}

async function loadBuild(): Promise<ServerBuild> {
  register(new URL("bin/as-built.mjs", import.meta.url));
  return (await import(pathToFileURL(BUILD).href)) as ServerBuild;
}

/** For what fails outside of a page; what went wrong is in the log and nowhere else. */
const failure: ErrorRequestHandler = (error, _request, response, next) => {
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status === 500) log.error(error, "a request failed");
  if (response.headersSent) return next(error);
  const text = { 400: "This address cannot be read.", 404: "There is nothing here." }[status as number];
  response
    .status(status)
    .type("text/plain")
    .send(`${text ?? "Something went wrong on our side."}\n`);
};

async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createVite } = await import("vite");
  return createVite({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
}

async function listen(server: Server, { port, host }: Settings): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const reason = {
      EADDRINUSE: `Port ${port} is taken by another program: stop that one, or set PORT to another number.`,
      EACCES: `Port ${port} is reserved: set PORT to a number above 1023.`,
      EADDRNOTAVAIL: `HOST is not right: ${host} is no address of this machine.`,
      ENOTFOUND: `HOST is not right: ${host} is no address of this machine.`,
    }[(error as NodeJS.ErrnoException).code ?? ""];
    throw reason ? new StartError(reason) : error;
  }
}

/** Listening on every address, the app is reached at this machine's own. */
function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The start cannot go on for a reason that one line tells. */
class StartError extends Error {
  override name = "StartError";
}

process.on("uncaughtException", (error) => {
  log.fatal(error, "this should not have happened");
  process.exit(1);
});

/** Nobody answers, or whoever answers does not know us: codes of the system and of PostgreSQL. */
const OUT_OF_REACH = /^(E[A-Z]+|CONN\w+|28\w{3}|3D000|57P0\d)$/;
const PLAIN = ["StartError", "SettingsError", "DatabaseInUseError"];

start().catch((error: Error & { code?: string; cause?: { code?: string; message: string } }) => {
  // Drizzle wraps what the driver says.
  const reason = error.cause?.code ? error.cause : error;
  if (PLAIN.includes(error.name)) console.error(error.message);
  else if (OUT_OF_REACH.test(reason.code ?? "")) {
    console.error(`Tidemark cannot start: ${reason.message || reason.code}`);
  } else console.error(error);
  process.exit(1);
});
