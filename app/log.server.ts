/** The log: one JSON line per request on standard output, without secrets. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { pino } from "pino";
import { pinoHttp } from "pino-http";
import { type CurrentRequest, currentRequest, withRequest } from "./current-request.server";

export const log = pino({
  level: process.env.NODE_ENV === "test" ? "silent" : "info",
  // Lines written while a request is answered name it.
  mixin: () => {
    const request = currentRequest();
    return request ? { requestId: request.id } : {};
  },
});

/** Printable, and short enough for every line. */
const REQUEST_ID = /^[\w.:+/=-]{1,100}$/;

/**
 * Gives every request an id, which its lines in the logs and its answer carry. A proxy's `X-Request-Id` is taken; nobody
 * else's gets here (`forgetUntrusted`).
 */
export const nameRequest: RequestHandler = (request, response, next) => {
  const sent = request.headers["x-request-id"];
  const current: CurrentRequest = {
    id: typeof sent === "string" && REQUEST_ID.test(sent) ? sent : randomUUID(),
  };
  response.locals.request = current;
  response.setHeader("X-Request-Id", current.id);
  withRequest(current, next);
};

const currentOf = (response: ServerResponse) =>
  (response as unknown as { locals?: { request?: CurrentRequest } }).locals?.request;

/**
 * Assets, health checks, and, in development, sources. Answers to the pulse as well: even without the link, a line would
 * tell when somebody answered.
 */
export const isUnlogged = (url: string): boolean =>
  /^\/(assets\/|health\/|metrics$|node_modules\/|app\/|@|s\/)/i.test(url);

/** One line for each request: who, what, and how it ended. Headers and bodies hold secrets and figures, so they are left out. */
export const requestLog = pinoHttp({
  logger: log,
  quietReqLogger: true,
  autoLogging: { ignore: (request) => isUnlogged(request.url ?? "") },
  genReqId: (_request, response) => currentOf(response)?.id ?? randomUUID(),
  customAttributeKeys: { reqId: "requestId" },
  customProps: (request, response) => ({
    requestId: currentOf(response)?.id,
    person: currentOf(response)?.person,
    token: currentOf(response)?.token,
    address: (request as { ip?: string }).ip,
  }),
  customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? "error" : "info"),
  // pino-http makes up an error, with a stack that says nothing, for every answer with a 5xx status.
  customErrorObject: (_request, _response, _error, line) => ({ ...line, err: undefined }),
  serializers: {
    req: (request: IncomingMessage) => ({ method: request.method, url: withoutSecrets(request.url ?? "") }),
    res: (response: ServerResponse) => ({ status: response.statusCode }),
  },
});

/**
 * Invitations, password resets, mailed links, published reports, embedded charts, actions, the pulse, and the end of
 * reminders have their secret in the address. The router ignores case.
 */
export function withoutSecrets(url: string): string {
  return url
    .replace(SECRET_PATH, "/$1/…")
    .replace(/([?&]next=%2Faccount%2Femail%2F)[^&]*/gi, "$1…")
    .replace(/([?&][\w-]*(?:token|secret|code|key|password)=)[^&]*/gi, "$1…");
}

const SECRET_PATH =
  /^\/(p|e|a|s|invite|invitations?|join|reset[\w-]*|sign-in-link|account\/email|reminders\/stop)\/[^/?]+/i;
