import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { log, withoutSecrets } from "./log.server";
import { NonceProvider } from "./nonce";

const GIVE_UP_AFTER = 10_000;

/**
 * Renders a page and sends it in one piece: its data has come before rendering begins, and compressing it
 * piece by piece took longer than making it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
      </NonceProvider>,
      {
        nonce: cspNonce,
        onAllReady() {
          const page = pipe(new PassThrough());
          headers.set("content-type", "text/html; charset=utf-8");
          buffer(page).then((body) => resolve(new Response(body, { headers, status: code })), reject);
        },
        onShellError: reject,
        onError(error: unknown) {
          code = 500;
          log.error(error, "a page could not be rendered whole");
        },
      },
    );
    setTimeout(abort, GIVE_UP_AFTER).unref();
  });
}

/** What a loader or action did not foresee: into the log, never into the page. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log.error({ err: error, path: withoutSecrets(new URL(request.url).pathname) }, "a request failed");
}
