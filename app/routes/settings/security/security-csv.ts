import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { SECURITY_KINDS } from "~/domain/security/kinds";
import { toCsv } from "~/exchange/csv";
import { listSecurityLog } from "~/records/security/log.server";
import { noteSecurity } from "~/records/security/notes.server";
import { csvFile } from "~/routes/shared/downloads";
import { filterOf, securityQuery } from "./query.server";

const HEADER = ["when", "kind", "event", "who", "address", "what", "request"];

/** The security log with the page's filters. Taking it away is itself in the log. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see security log", async ({ db }) => {
    const entries = await listSecurityLog(db, filterOf(securityQuery(args.request)));
    await noteSecurity(db, { kind: "export", what: "security log" });
    const lines = entries.map(({ at, kind, actor, address, what, requestId }) => [
      at,
      kind,
      SECURITY_KINDS[kind] ?? kind,
      actor,
      address,
      what,
      requestId ?? "",
    ]);
    return csvFile(`${args.params.collaborative}-security.csv`, toCsv(HEADER, lines, { mark: true }));
  });
}
