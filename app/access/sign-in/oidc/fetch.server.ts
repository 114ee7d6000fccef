/** Asks an institution's provider: bounded in time and size, without following redirects. */
import { isLoopback } from "~/config";
import { parseAddress } from "~/domain/web-address";

const PATIENCE_MS = 5_000;
const MOST_BYTES = 200_000;

/** The provider cannot be reached or answers nonsense. The message is for the settings page and the log. */
export class ProviderError extends Error {
  override name = "ProviderError";
}

/**
 * Whether a provider may be asked at this address: https, or plain http on this machine while the app itself listens
 * on this machine only, for trying out.
 * @param host what the app listens on
 */
export function isProviderAddress(text: string, host: string): boolean {
  const address = parseAddress(text);
  if (!address) return false;
  const { protocol, hostname, username, password, hash } = address;
  if (username || password || hash) return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname) && isLoopback(host));
}

export interface ProviderAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** @throws ProviderError */
export async function askProvider(address: string, init: RequestInit = {}): Promise<ProviderAnswer> {
  try {
    const response = await fetch(address, {
      ...init,
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = JSON.parse(await textOf(response));
    if (typeof body !== "object" || body === null || Array.isArray(body)) throw new Error("not an object");
    return { status: response.status, body: body as Record<string, unknown> };
  } catch (error) {
    throw new ProviderError(`${new URL(address).host} did not answer as expected.`, { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error("too large");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}
