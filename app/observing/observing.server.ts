import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestHandler } from "express";
import type { Config } from "~/config";
import { makeRouteNames, UNKNOWN } from "./route-names";

/** What the process tells about itself besides its log. Nothing of it is loaded unless it is configured. */
export interface Observing {
  /** Run around every request. */
  handlers: RequestHandler[];
  /** For /metrics on the app's own port; absent without METRICS_TOKEN. */
  metrics?: RequestHandler | undefined;
  /** Names requests by these routes from now on. */
  nameRoutes(paths: readonly string[]): void;
  /** Opens METRICS_ADDRESS. @returns lines to print @throws if it is taken */
  listen(): Promise<string[]>;
  stop(): Promise<void>;
}

/** Call before the database is opened. */
export async function startObserving(
  config: Pick<Config, "metricsAddress" | "metricsToken" | "traceEndpoint">,
): Promise<Observing> {
  const { metricsAddress, metricsToken, traceEndpoint } = config;
  const wanted = metricsAddress !== undefined || metricsToken !== undefined;
  const metrics = wanted ? (await import("./metrics.server")).makeMetrics() : null;
  const traces = traceEndpoint ? (await import("./traces.server")).startTraces(traceEndpoint) : null;
  let nameOf: (url: string) => string = () => UNKNOWN;
  let server: Server | undefined;
  return {
    handlers: [traces, metrics].flatMap((part) => (part ? [part.observe(() => nameOf)] : [])),
    metrics: metricsToken !== undefined ? metrics?.behindToken(metricsToken) : undefined,
    nameRoutes(paths) {
      nameOf = makeRouteNames(paths);
    },
    async listen() {
      if (metricsAddress) server = await metrics?.listen(metricsAddress);
      const { port, address } = (server?.address() as AddressInfo | null | undefined) ?? {};
      if (!address) return [];
      return [`Metrics are at http://${address.includes(":") ? `[${address}]` : address}:${port}/metrics`];
    },
    async stop() {
      server?.close();
      await traces?.stop();
    },
  };
}
