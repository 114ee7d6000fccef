import { lookup as lookUp } from "node:dns";
import { type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { addressFault, hostOf, isInside, isTryout } from "./addresses";

const PATIENCE_MS = 10_000;

/** What became of one try: the receiver's HTTP status, and why the try failed; null if it did not. */
export interface Outcome {
  status: number | null;
  detail: string | null;
}

interface Delivery {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** What the app listens on. */
  host: string;
  patienceMs?: number;
}

/**
 * Sends one delivery. A redirect is a failure and is not followed; of the answer, only the status is read. The host's
 * addresses are checked as the connection is made, so a name that leads inside a network later is refused then.
 */
export function send({
  url: text,
  headers,
  body,
  host,
  patienceMs = PATIENCE_MS,
}: Delivery): Promise<Outcome> {
  const fault = addressFault(text, host);
  if (fault !== null) return Promise.resolve({ status: null, detail: fault });
  const url = new URL(text);
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  const options: RequestOptions = {
    method: "POST",
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Tidemark-Webhooks/1",
    },
    signal: AbortSignal.timeout(patienceMs),
    agent: false,
    ...(isTryout(url, host) || isIP(hostOf(url)) !== 0 ? {} : { lookup: outsideOnly }),
  };
  return new Promise((resolve) => {
    const sent = request(url, options, (response) => {
      const status = response.statusCode ?? 0;
      // Nothing that a receiver answers is kept or waited for.
      response.destroy();
      resolve({
        status,
        detail: status >= 200 && status < 300 ? null : `It answered with status ${status}.`,
      });
    });
    sent.on("error", (error) => resolve({ status: null, detail: wordsFor(error) }));
    sent.end(body);
  });
}

class InsideError extends Error {
  override name = "InsideError";
}

/** Resolves a name, and refuses it if any of its addresses is inside a network. */
export const outsideOnly: LookupFunction = (name, options, done) => {
  lookUp(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "", 4);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInside(address)))
      return done(new InsideError("inside"), "", 4);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};

/** For the settings page: no address of the inside is named. */
function wordsFor(error: Error & { code?: string }): string {
  if (error instanceof InsideError) return "Its name leads inside a private network.";
  if (error.name === "AbortError" || error.name === "TimeoutError") return "It did not answer in 10 seconds.";
  if (error.code === "ENOTFOUND" || error.code === "EAI_AGAIN") return "Its name was not found.";
  if (error.code === "ECONNREFUSED") return "It refused the connection.";
  if (/CERT|TLS|SSL/.test(error.code ?? "")) return "Its certificate is not valid.";
  return "The connection failed.";
}
