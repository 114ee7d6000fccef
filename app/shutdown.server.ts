/** Orderly shutdown: running requests finish, and the database is closed last. */
import type { Server } from "node:http";
import { log } from "./log.server";

const PATIENCE = 10_000;

/** On SIGTERM or Ctrl-C: takes no new requests, lets running ones finish, then calls `close` and exits. */
export function endOrderly(server: Server, close: () => Promise<void>): void {
  let since: number | null = null;
  const end = async () => {
    if (since !== null) {
      // The terminal and npm both pass on one Ctrl-C: the second signal is not a second request to stop.
      if (Date.now() - since > 500) process.exit(1);
      return;
    }
    since = Date.now();
    await stopServing(server);
    await close();
    process.exit(0);
  };
  const begin = () =>
    void end().catch((error) => {
      log.fatal(error, "could not end in order");
      process.exit(1);
    });
  process.on("SIGTERM", begin);
  process.on("SIGINT", begin);
}

async function stopServing(server: Server): Promise<void> {
  // A connection that is kept alive becomes idle only once its running request is answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
  clearTimeout(cut);
}
