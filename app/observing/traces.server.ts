/** Traces for OpenTelemetry. Loaded only if OTEL_EXPORTER_OTLP_ENDPOINT is set. */
import { setTimeout as pause } from "node:timers/promises";
import { context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { RequestHandler } from "express";
import { log } from "~/log.server";
import { observeStatements } from "~db/observing";

const LONGEST_STATEMENT = 2_000;
const LONGEST_FAREWELL_MS = 3_000;

export interface Traces {
  /** A span for each request. @param nameOf the route of an address */
  observe(nameOf: () => (url: string) => string): RequestHandler;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Call before the database is opened: its connections are measured from then on. */
export function startTraces(endpoint: string): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ "service.name": "tidemark" })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  provider.register();
  const tracer = trace.getTracer("tidemark");

  observeStatements((text) => {
    const [verb = "statement"] = /^\s*(\w+)/.exec(text)?.slice(1) ?? [];
    const span = tracer.startSpan(verb.toLowerCase(), {
      kind: SpanKind.CLIENT,
      attributes: { "db.system.name": "postgresql", "db.query.text": text.slice(0, LONGEST_STATEMENT) },
    });
    return { end: (error) => finish(span, error === undefined) };
  });

  return {
    observe: (nameOf) => (request, response, next) => {
      const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER });
      response.once("close", () => {
        const route = nameOf()(request.originalUrl);
        span.updateName(`${request.method} ${route}`);
        span.setAttributes({
          "http.request.method": request.method,
          "http.route": route,
          "http.response.status_code": response.statusCode,
          "tidemark.request_id": response.locals.request?.id,
          "enduser.id": response.locals.request?.person,
        });
        finish(span, response.statusCode < 500);
      });
      context.with(trace.setSpan(context.active(), span), next);
    },
    async stop() {
      observeStatements(null);
      // A collector that is down must not keep the process from ending.
      const sent = provider.shutdown().catch((error) => log.warn(error, "the last traces were not sent"));
      await Promise.race([sent, pause(LONGEST_FAREWELL_MS)]);
    },
  };
}

function finish(span: Span, ok: boolean): void {
  if (!ok) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
