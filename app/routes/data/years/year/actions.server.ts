import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { closedForBackbone } from "~/domain/collection/closed-years";
import { readPlan } from "~/domain/collection/form";
import type { YearSummary } from "~/domain/collection/status-rows";
import { isBlank } from "~/domain/plain-text";
import { isYear } from "~/domain/years";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { closeYear, reopenYear } from "~/records/collection/close-year.server";
import { openYear, release } from "~/records/collection/years.server";
import type { YearFault } from "./year-fault";

/** Fields: `intent` (plan, release, close, reopen), `year`, and those of the intent. */
export async function actOnYear(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  const intent = String(form.get("intent") ?? "");
  const year = Number(form.get("year"));
  if (!isYear(year))
    throw new Response("What was sent names no year.", { status: 400, statusText: "No year" });
  const done = (what: string) => redirect(paths.years(args.params.collaborative ?? "", { done: what, year }));
  return visit(args, "run years", async ({ db }) => {
    const catalog = await readCatalog(db);
    const typed = [...form].flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    );
    const refuse = (fault: string | null, more: Partial<YearFault> = {}) =>
      data<YearFault>({ intent, fault, faults: [], typed, ...more }, { status: 422 });
    if (intent === "plan") {
      const { plan, faults } = readPlan(form, catalog.members);
      if (faults.length > 0) return refuse(null, { faults });
      const stored = await openYear(db, { year, ...plan });
      if (!stored) return refuse(closedForBackbone(year));
      return done("opened");
    }
    if (intent === "release") {
      if (await release(db, year)) return done("released");
      return refuse(`${year} was never opened: its figures are shown as they are.`);
    }
    if (intent === "close") {
      if (form.get("confirm") !== "yes") return refuse("Confirm that you want to close the year as it is.");
      const outcome = await closeYear(db, catalog, year, seenIn(String(form.get("seen") ?? "")));
      if (outcome.closed) return done("closed");
      if (outcome.state === "closed") return refuse(`${year} is already closed.`);
      return refuse(
        "Something changed since you opened this page. Check what is open now, then decide again.",
        {
          summary: outcome.summary,
        },
      );
    }
    if (intent !== "reopen")
      throw new Response("What was sent is not a step of a year.", { status: 400, statusText: "Not a step" });
    const reason = String(form.get("reason") ?? "")
      .trim()
      .slice(0, 2000);
    if (isBlank(reason)) return refuse("Give a reason; it is kept in the history.");
    if (!(await reopenYear(db, year, reason))) return refuse(`${year} is not closed.`);
    return done("reopened");
  });
}

/** What the page showed as open when the year was closed; -1, which matches nothing, for what cannot be read. */
function seenIn(text: string): YearSummary {
  const [members = -1, missing = -1, unverified = -1, inQuestion = -1] = text.split(" ").map(Number);
  return { members, missing, unverified, inQuestion, submitted: 0, verified: 0, late: 0 };
}
