import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { problem } from "~/access/problem";
import { isBlank } from "~/domain/plain-text";
import { isYear } from "~/domain/years";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { closeYear, reopenYear } from "~/records/collection/close-year.server";
import { listYears } from "~/records/collection/years.server";
import { yearChange } from "./collection-schemas";
import { yearJson } from "./years";

const BODY_BYTES = 16 * 1024;
type Db = Parameters<typeof listYears>[0];

export const loader = () => problem(405, "Method not allowed", "Close or reopen a year with PUT.");

/** Closes a year or reopens it. A year with something still open is closed only with `evenIfOpen`. */
export async function action(args: ActionFunctionArgs) {
  if (args.request.method !== "PUT") return loader();
  const body = await jsonOf(args.request, BODY_BYTES);
  const answer = await answerCall(args, "run years", async ({ db }) => {
    const year = Number(args.params.year);
    if (!/^\d{4}$/.test(args.params.year ?? "") || !isYear(year))
      return refuse("year", "bad_year", "The address must end with a year, such as 2025.");
    const parsed = yearChange.safeParse(body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return refuse(issue?.path.join(".") || null, "bad_body", z.prettifyError(parsed.error));
    }
    const { state, reason = "", evenIfOpen = false } = parsed.data;
    const refusal = state === "closed" ? await close(db, year, evenIfOpen) : await reopen(db, year, reason);
    if (refusal) return refusal;
    const stored = (await listYears(db)).find((listed) => listed.year === year);
    if (!stored) throw new Error("the year that was stored is gone");
    return Response.json(yearJson(stored));
  });
  args.context.webhooks?.wake();
  return answer;
}

async function close(db: Db, year: number, evenIfOpen: boolean): Promise<Response | null> {
  const catalog = await readCatalog(db);
  if (evenIfOpen) return closed(await closeYear(db, catalog, year, null), year);
  // Asked with what no year has, closing only says what is still open.
  const nothing = {
    members: -1,
    submitted: 0,
    verified: 0,
    late: 0,
    missing: -1,
    unverified: -1,
    inQuestion: -1,
  };
  const asked = await closeYear(db, catalog, year, nothing);
  if (asked.closed || asked.state === "closed") return closed(asked, year);
  const { missing, unverified, inQuestion } = asked.summary;
  if (missing + unverified + inQuestion > 0)
    return refuse(
      "evenIfOpen",
      "still_open",
      `Still open in ${year}: ${missing} numbers missing, ${unverified} members not verified, ${inQuestion} in question. Send evenIfOpen to close it nevertheless.`,
    );
  return closed(await closeYear(db, catalog, year, asked.summary), year);
}

const closed = (outcome: Awaited<ReturnType<typeof closeYear>>, year: number): Response | null =>
  outcome.closed ? null : refuse("state", "closed_already", `${year} is already closed.`);

async function reopen(db: Db, year: number, reason: string): Promise<Response | null> {
  if (isBlank(reason))
    return refuse("reason", "reason_required", "Give a reason; it is kept in the history.");
  return (await reopenYear(db, year, reason))
    ? null
    : refuse("state", "not_closed", `${year} is not closed.`);
}

const refuse = (column: string | null, code: string, message: string) =>
  problem(422, "Year not changed", `Nothing was stored. ${message}`, [{ row: null, column, code, message }]);
