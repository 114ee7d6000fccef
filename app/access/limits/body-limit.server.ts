/** Counts the bytes of every request as they arrive: the one place that decides how much is read. */
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { type Refusal, refuse } from "~/access/refusal.server";

const KB = 1024;
const MB = 1024 * KB;

/** An observation file of 20 MB and the form around it. */
export const UPLOAD_BYTES = 21 * MB;
export const JSON_BYTES = MB;
export const FORM_BYTES = 256 * KB;

/** How long a sender may go on before its connection is cut: clients often lose an answer to a reset. */
const LINGER_MS = 1_000;

/** Pages whose forms carry a file; with JavaScript, a form is sent to the page's address with ".data". */
const UPLOAD_PAGES =
  /^\/c\/[^/]+\/(data\/import|data\/area|continuum|settings\/continuum|settings\/areas|settings\/packs|settings\/look|investments|partnership\/actions|partnership\/agreements\/[\da-f-]{36}|outcomes\/[\da-f-]{36})(\.data)?\/?$/i;
const OBSERVATIONS = /^\/api\/v1\/[^/]+\/observations\/?$/i;

/** How many bytes a request may have. @param path without the query */
export function bodyLimitOf(path: string, contentType = ""): number {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (OBSERVATIONS.test(path) && (type.includes("csv") || type === "multipart/form-data"))
    return UPLOAD_BYTES;
  if (type === "multipart/form-data" && UPLOAD_PAGES.test(path)) return UPLOAD_BYTES;
  if (path.toLowerCase().startsWith("/api/") || /[/+]json$/.test(type)) return JSON_BYTES;
  return FORM_BYTES;
}

/**
 * Answers 413 and closes the connection once a request is larger than its address allows, whether it says its
 * length or not. Must run before anything reads the body.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  const path = request.originalUrl.split("?")[0] ?? "";
  const limit = bodyLimitOf(path, request.headers["content-type"]);
  const tooLarge = (sent: Promise<void>) => {
    if (response.headersSent) return;
    response.set("Connection", "close");
    refuse(request, response, tooLargeRefusal(limit), Promise.race([sent, lingered()]));
  };
  // Drops a body that nobody reads anymore, so that the connection can be reused. A slow sender is cut off.
  response.once("finish", () => {
    if (request.complete) return;
    request.removeAllListeners("data").resume();
    void lingered().then(() => request.complete || request.socket.destroy());
  });
  const announced = Number(request.headers["content-length"] ?? 0) > limit;
  const sent = stopAfter(request, announced ? 0 : limit, announced ? () => {} : tooLarge);
  if (announced) tooLarge(sent);
  else next();
};

const lingered = () => new Promise<void>((resolve) => setTimeout(resolve, LINGER_MS).unref());

function tooLargeRefusal(limit: number): Refusal {
  const size = limit < MB ? `${limit / KB} kB` : `${limit === UPLOAD_BYTES ? 20 : limit / MB} MB`;
  const detail = `Nothing was saved. At most ${size} can be sent here at once.`;
  return { status: 413, title: "Too large", detail };
}

/**
 * Drops what comes after `limit` bytes: the HTTP parser hands each piece of a body to `push`. Readers get an error
 * so that none mistakes a partial body for the whole.
 * @param onExcess is called once
 * @returns resolves when the sender is done, if something was dropped
 */
function stopAfter(
  request: IncomingMessage,
  limit: number,
  onExcess: (sent: Promise<void>) => void,
): Promise<void> {
  const push = request.push.bind(request);
  let done = () => {};
  const sent = new Promise<void>((resolve) => {
    done = resolve;
  });
  let size = 0;
  let over = false;
  request.push = (chunk: Buffer | null, encoding) => {
    size += chunk?.length ?? 0;
    if (size <= limit) return push(chunk, encoding);
    if (chunk === null) done();
    if (!over) {
      over = true;
      onExcess(sent);
      if (request.listenerCount("error") > 0) request.emit("error", new Error("The request is too large."));
    }
    return true;
  };
  return sent;
}
