import { sql } from "drizzle-orm";
import { toCsv } from "~/exchange/csv";
import { instant } from "~/records/instant";
import { rowsOf } from "~db/rows";
import { CommandError, readOptions } from "./arguments";
import type { CommandContext } from "./command";

/**
 * `npm run db -- security`: what happened outside of collaboratives, newest first, as CSV: attempts with unknown
 * addresses and tokens, and what people without a role did.
 */
export async function securityLog({ database, args, print }: CommandContext): Promise<void> {
  const { days = "30" } = readOptions(args, ["days?"]);
  if (!/^[1-9]\d{0,3}$/.test(days)) throw new CommandError("--days takes a whole number from 1 to 9999.");
  const rows = await database.asOwner(async (tx) =>
    rowsOf<Record<string, string | null>>(
      await tx.execute(sql`select ${instant("at")} as at, kind, address, what, user_id as "userId",
          request_id as "requestId"
        from outside_events where at > now() - ${Number(days)} * interval '1 day' order by id desc`),
    ),
  );
  const lines = rows.map(({ at, kind, address, what, userId, requestId }) => [
    at,
    kind,
    address,
    what,
    userId ?? "",
    requestId ?? "",
  ]);
  for (const line of toCsv(["when", "kind", "address", "what", "account", "request"], lines).split("\r\n"))
    if (line) print(line);
}
