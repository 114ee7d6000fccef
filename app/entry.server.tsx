import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { log, withoutSecrets } from "./log.server";
import { NonceProvider } from "./nonce";
import "./observing/app-gauges.server";

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
    // The document's own headers hold none of what an error was thrown with.
    if (status === 503) headers.set("retry-after", "5");
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={cspNonce}>
        <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
      </NonceProvider>,
      {
        nonce: cspNonce,
        onAllReady() {
          headers.set("content-type", "text/html; charset=utf-8");
          const parts: Uint8Array[] = [];
          const page = new Writable({
            decodeStrings: false,
            write(part, _, done) {
              parts.push(part);
              done();
            },
            final(done) {
              resolve(new Response(Buffer.concat(parts), { headers, status: code }));
              done();
            },
          });
          page.once("error", reject);
          pipe(page);
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

/** Unforeseen errors of loaders and actions go into the log, never into the page. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log.error({ err: error, path: withoutSecrets(new URL(request.url).pathname) }, "a request failed");
}
