/** The log: one JSON line a request on standard output, without anything that opens a door. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pino } from "pino";
import { pinoHttp } from "pino-http";

export const log = pino({ level: process.env.NODE_ENV === "test" ? "silent" : "info" });

/** Headers and bodies are left out altogether: cookies, API tokens and figures are in them. */
export const requestLog = pinoHttp({
  logger: log,
  quietReqLogger: true,
  // Files of the page, probes and, in development, sources.
  autoLogging: {
    ignore: (request) => /^\/(assets\/|health\/|node_modules\/|app\/|@)/.test(request.url ?? ""),
  },
  customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? "error" : "info"),
  // pino-http makes up an error, with a stack that says nothing, for every answer with a 5xx status.
  customErrorObject: (_request, _response, _error, line) => ({ ...line, err: undefined }),
  serializers: {
    req: (request: IncomingMessage) => ({ method: request.method, url: withoutSecrets(request.url ?? "") }),
    res: (response: ServerResponse) => ({ status: response.statusCode }),
  },
});

/** Invitations, password resets, published reports and the end of reminders are opened by what stands in their address. */
export function withoutSecrets(url: string): string {
  return url
    .replace(/^\/(p|invite|invitations?|join|reset[\w-]*|reminders\/stop)\/[^/?]+/, "/$1/…")
    .replace(/([?&][\w-]*(?:token|secret|code|key|password)=)[^&]*/gi, "$1…");
}
