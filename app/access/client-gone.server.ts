import type { AppLoadContext } from "@remix-run/node";
import type { Response } from "express";

/** A signal that is aborted when the client leaves before its answer is complete. */
export function clientGone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort(new Error("The client has left."));
  });
  return controller.signal;
}

/** What was asked, and by whom. */
export interface Asked {
  request: Request;
  context: Pick<AppLoadContext, "clientGone">;
}

/**
 * The signal by which long work for a request stops. The request's own signal is handed on from copy to copy of the
 * request by weak references, and does not get through once one of the copies is collected as garbage.
 */
export const signalOf = ({ request, context }: Asked): AbortSignal => context.clientGone ?? request.signal;
