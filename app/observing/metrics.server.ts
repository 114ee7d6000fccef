/** Figures about the process for Prometheus. Loaded only if METRICS_ADDRESS or METRICS_TOKEN is set. */
import { timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { transactionCounts } from "~db/observing";
import { gauges } from "./gauges.server";
import { UNKNOWN } from "./route-names";

const METHODS = ["GET", "HEAD", "POST", "PUT"];
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export interface Metrics {
  /** Counts and times requests. @param nameOf the route of an address */
  observe(nameOf: () => (url: string) => string): RequestHandler;
  /** Answers /metrics to those who send the token. */
  behindToken(token: string): RequestHandler;
  /** Serves /metrics, and nothing else, at an address of its own. @throws if it is taken */
  listen(address: { host: string; port: number }): Promise<Server>;
  text(): Promise<string>;
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "tidemark_request_duration_seconds",
    help: "How long requests took, by method, route, and status",
    labelNames: ["method", "route", "status"],
    buckets: BUCKETS,
    registers: [registry],
  });
  registerDatabase(registry);

  const text = () => {
    registerGauges(registry);
    return registry.metrics();
  };
  const answer = async (response: Pick<ServerResponse, "setHeader" | "end">) => {
    const body = await text();
    response.setHeader("Content-Type", registry.contentType);
    response.setHeader("Cache-Control", "no-store");
    response.end(body);
  };

  return {
    observe: (nameOf) => (request, response, next) => {
      const end = durations.startTimer();
      response.once("close", () =>
        end({
          method: METHODS.includes(request.method) ? request.method : "other",
          route:
            response.locals.refused && response.statusCode === 404 ? UNKNOWN : nameOf()(request.originalUrl),
          // Nginx's number for a reader who left.
          status: response.writableFinished ? response.statusCode : 499,
        }),
      );
      next();
    },
    behindToken: (token) => (request, response) => {
      if (isToken(request.headers.authorization ?? "", token)) return void answer(response);
      response.status(401).set("WWW-Authenticate", 'Bearer realm="metrics"').type("text/plain");
      response.send("Send the token of METRICS_TOKEN: Authorization: Bearer TOKEN.\n");
    },
    async listen({ host, port }) {
      const server = createServer((request, response) => {
        if (request.url === "/metrics" && request.method === "GET") return void answer(response);
        response.writeHead(404, { "content-type": "text/plain" }).end("Only /metrics is here.\n");
      });
      server.listen(port, host);
      await once(server, "listening");
      server.unref();
      return server;
    },
    text,
  };
}

function isToken(authorization: string, token: string): boolean {
  const sent = Buffer.from(authorization);
  const expected = Buffer.from(`Bearer ${token}`);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

function registerDatabase(registry: Registry): void {
  new Gauge({
    name: "tidemark_database_transactions",
    help: "Transactions that wait for a connection, and those that have one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(transactionCounts())) this.set({ state }, count);
    },
  });
}

/** Once for each name; parts of the app add theirs as they are loaded. */
function registerGauges(registry: Registry): void {
  for (const { name, help, labels = {} } of gauges()) {
    if (registry.getSingleMetric(name)) continue;
    new Gauge({
      name,
      help,
      labelNames: Object.keys(labels),
      registers: [registry],
      collect() {
        this.reset();
        for (const gauge of gauges()) if (gauge.name === name) this.inc(gauge.labels ?? {}, gauge.read());
      },
    });
  }
}
