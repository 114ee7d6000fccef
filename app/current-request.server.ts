/**
 * The request that the running code works for, and who sent it: for the logs. The server and the build are separate modules
 * in one process, so they share it through the global object.
 */
import { AsyncLocalStorage } from "node:async_hooks";

export interface CurrentRequest {
  id: string;
  /** Id of the signed-in person, once known. */
  person?: string;
  /** Id of the API token, once known. */
  token?: string;
}

const KEY = Symbol.for("tidemark.request");
const place = globalThis as unknown as Record<symbol, AsyncLocalStorage<CurrentRequest> | undefined>;
place[KEY] ??= new AsyncLocalStorage();
const storage = place[KEY];

export const currentRequest = () => storage.getStore();

/** Runs `work`, and everything it begins, as part of this request. */
export const withRequest = <T>(request: CurrentRequest, work: () => T) => storage.run(request, work);

/** Notes who sent the current request, once that is known. */
export function identify(who: { person: string } | { token: string }): void {
  const request = storage.getStore();
  if (request) Object.assign(request, who);
}
