/** A small OpenTelemetry collector: takes traces over HTTP as JSON or protobuf and remembers what it can read. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface CollectedSpan {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Record<string, unknown>;
}

interface Value {
  stringValue?: string;
  intValue?: string | number;
}
interface RawSpan extends Omit<CollectedSpan, "attributes"> {
  attributes: { key: string; value: Value }[];
}
interface Export {
  resourceSpans: {
    resource: { attributes: { key: string; value: Value }[] };
    scopeSpans: { spans: RawSpan[] }[];
  }[];
}

export async function startCollector() {
  const spans: CollectedSpan[] = [];
  const services = new Set<string>();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const sent = JSON.parse(body) as Export;
    for (const { resource, scopeSpans } of sent.resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === "service.name");
      services.add(service?.value.stringValue ?? "");
      for (const span of scopeSpans.flatMap((scope) => scope.spans))
        spans.push({
          ...span,
          attributes: Object.fromEntries(
            span.attributes.map(({ key, value }) => [key, value.stringValue ?? Number(value.intValue)]),
          ),
        });
    }
    response.setHeader("content-type", "application/json").end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    services,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
