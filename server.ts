/** The process: reads the config, opens the database, serves pages, files, and the API. */
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
import { readsFrom } from "~/access/api/cross-origin.server";
import { readableAddress } from "./app/access/addresses.server";
import { apiDoor } from "./app/access/api/door.server";
import { privateAnswers } from "./app/access/caching.server";
import { clientGone } from "./app/access/client-gone.server";
import { bodyLimit } from "./app/access/limits/body-limit.server";
import { forgetUntrusted, hostOfOrigin } from "./app/access/proxy.server";
import { refuse } from "./app/access/refusal.server";
import { assets } from "./app/assets.server";
import { type Config, readConfig } from "./app/config";
import { reportFiles } from "./app/file-addresses.server";
import { log, nameRequest, requestLog } from "./app/log.server";
import { type Observing, startObserving } from "./app/observing/observing.server";
import { sameOrigin, security } from "./app/security.server";
import { endOrderly } from "./app/shutdown.server";
import { prepare } from "./app/startup.server";
import { openDatabase } from "./db/open";

const development = process.env.NODE_ENV === "development";
const BUILD = "build/server/index.js";

type Prepared = Awaited<ReturnType<typeof prepare>>["context"];

async function start(): Promise<void> {
  const config = readConfig(process.env);
  if (!development && !existsSync(BUILD))
    throw new StartError("There is no build yet: use `npm start`, or `npm run build` first.");

  const observing = await startObserving(config);
  const database = await openDatabase(config);
  try {
    const { context, retention, resets, lines } = await prepare(database, config);
    // Longer than proxies keep an idle connection (60 seconds in nginx): whoever closes first loses the other's request.
    const server = createServer({ keepAliveTimeout: 65_000 });
    const vite = development ? await startVite(server) : null;
    server.on("request", await appFor(config, context, vite, observing));
    await listen(server, config);
    const metrics = await observing.listen().catch((error) => {
      throw new StartError(`METRICS_ADDRESS is not right: ${error.message}.`);
    });
    console.log(
      [`Tidemark is running at ${addressOf(server, config.host)}`, ...metrics, ...lines].join("\n"),
    );
    context.post?.start();
    context.webhooks?.start();
    context.backups?.start();
    retention.start();
    resets?.start();
    context.accessChecks?.start();
    endOrderly(server, async () => {
      await vite?.close();
      await observing.stop();
      await context.post?.stop();
      await context.webhooks?.stop();
      await context.backups?.stop();
      await retention.stop();
      await resets?.stop();
      await context.accessChecks?.stop();
      await database.close();
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function appFor(config: Config, context: Prepared, vite: ViteDevServer | null, observing: Observing) {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustProxy ?? false);
  app.use(forgetUntrusted, nameRequest, requestLog, ...observing.handlers);
  if (!vite)
    app.use("/assets", ...assets("build/client/assets", config.appUrl?.startsWith("https:") ?? false));
  // Every page is rendered per reader, so speed matters more than the last kilobyte.
  app.use(compression({ level: 3 }), security(config, development), readableAddress);
  if (observing.metrics) app.get("/metrics", observing.metrics);
  app.use(apiDoor(readsFrom(context.database)), bodyLimit);
  if (vite) {
    app.use(vite.middlewares);
  } else {
    app.get("/docs/", (_request, response) => response.redirect("/docs/index.html"));
    app.use(express.static("build/client", { maxAge: "1h", index: false }));
  }
  app.use(privateAnswers, sameOrigin(config), hostOfOrigin(config), reportFiles);
  const build = vite ? null : await loadBuild();
  if (build) observing.nameRoutes(Object.values(build.routes).flatMap((route) => route?.path ?? []));
  app.all(
    "*",
    createRequestHandler({
      build: build ?? (async () => (await vite?.ssrLoadModule("virtual:remix/server-build")) as ServerBuild),
      mode: process.env.NODE_ENV ?? "production",
      getLoadContext: (request, response): AppLoadContext => ({
        ...context,
        cspNonce: response.locals.cspNonce,
        clientIp: request.ip ?? "",
        clientGone: clientGone(response),
        requestId: response.locals.request?.id,
        setCookie(cookie) {
          // A streamed response may have begun; the next day's first response then sends the cookie.
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

/** For failures outside a page. The reason is in the log only. */
const failure: ErrorRequestHandler = (error, request, response, next) => {
  // A page that was reading the refused body fails as well.
  if (response.locals.refused) return;
  const status = error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status === 500) log.error(error, "a request failed");
  if (response.headersSent) return next(error);
  const [title, detail] = FAILURES[status] ?? ["Something went wrong", "The fault is ours. Try again later."];
  refuse(request, response, { status, title, detail });
};

const FAILURES: Record<number, [title: string, detail: string]> = {
  400: ["This address cannot be read", "Follow a link from a page instead."],
  404: ["Not found", "There is nothing at this address."],
};

async function startVite(server: Server): Promise<ViteDevServer> {
  const { createServer: createVite } = await import("vite");
  return createVite({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const reason = {
      EADDRINUSE: `Port ${port} is taken by another program: stop that one, or set PORT to another number.`,
      EACCES: `Port ${port} is reserved: set PORT to a number above 1023.`,
      EADDRNOTAVAIL: `HOST is not right: ${host} is not an address of this machine.`,
      ENOTFOUND: `HOST is not right: ${host} is not an address of this machine.`,
    }[(error as NodeJS.ErrnoException).code ?? ""];
    throw reason ? new StartError(reason) : error;
  }
}

/** An app that listens on every address is printed with this machine's own. */
function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = ["0.0.0.0", "::"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** The app cannot start, for a reason that fits on one line. */
class StartError extends Error {
  override name = "StartError";
}

process.on("uncaughtException", (error) => {
  log.fatal(error, "this should not have happened");
  process.exit(1);
});

/** The database does not answer or rejects the login: system and PostgreSQL codes. */
const OUT_OF_REACH = /^(E[A-Z]+|CONN\w+|28\w{3}|3D000|57P0\d)$/;
const PLAIN = [
  "StartError",
  "ConfigError",
  "DatabaseInUseError",
  "DataFolderError",
  "DatabaseDamagedError",
  "DiskFullError",
];

start().catch((error: Error & { code?: string; cause?: { code?: string; message: string } }) => {
  // Drizzle wraps the driver's error.
  const reason = error.cause?.code ? error.cause : error;
  if (PLAIN.includes(error.name)) console.error(error.message);
  else if (OUT_OF_REACH.test(reason.code ?? "")) {
    console.error(`Tidemark cannot start: ${reason.message || reason.code}`);
  } else console.error(error);
  process.exit(1);
});
