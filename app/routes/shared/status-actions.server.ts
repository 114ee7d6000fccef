import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { DateTime } from "luxon";
import { formOf } from "~/access/body.server";
import type { Permission } from "~/access/permissions";
import { type Visit, visit } from "~/access/visit.server";
import type { Catalog } from "~/domain/types";
import { isYear } from "~/domain/years";
import { readCatalog } from "~/records/catalog.server";
import {
  exceptMember,
  returnYear,
  type StepOutcome,
  submitYear,
  verifyYears,
} from "~/records/requests.server";
import { memberAt } from "./collection.server";

/** What went wrong with which step, and what had been written. */
export interface StatusFault {
  intent: string;
  fault: string;
  /** Members that were not taken along, by name. */
  skipped?: { name: string; why: string }[];
  typed: Record<string, string>;
}

const MOST = 2000;
const textOf = (form: FormData, name: string) =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, MOST);

/** Who may take which step; a data lead only for its own member, which memberAt looks after. */
const NEEDS: Record<string, Permission> = {
  submit: "enter data",
  verify: "run years",
  return: "run years",
  except: "run years",
  withdraw: "run years",
};

/** Steps of a year. Fields: `intent`, `year`, and what the step needs; the member stands in the address. */
export async function actOnStatus(doorway: ActionFunctionArgs) {
  const form = await formOf(doorway.request);
  const intent = textOf(form, "intent");
  const needs = NEEDS[intent];
  const year = Number(form.get("year"));
  if (!needs || !isYear(year))
    throw new Response("What was sent is not a step of a year.", { status: 400, statusText: "Not a step" });
  return visit(doorway, needs, async (visited) => {
    const catalog = await readCatalog(visited.db);
    const url = new URL(doorway.request.url);
    const refuse = (fault: string, skipped: StatusFault["skipped"] = []) => {
      const typed = Object.fromEntries(
        [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
      );
      return data<StatusFault>({ intent, fault, skipped, typed }, { status: 422 });
    };
    const done = (what: string) => {
      url.searchParams.set("year", String(year));
      url.searchParams.set("done", what);
      url.searchParams.delete("index");
      return redirect(url.pathname + url.search);
    };
    if (intent === "verify") return verifyChosen(visited, catalog, year, form, refuse, done);
    const member = memberAt(doorway.request, visited, catalog);
    if (!member) return refuse("Choose a member first.");
    const outcome = await step(visited, intent, year, member.id, form);
    if (!outcome.done) return refuse(outcome.fault);
    return done(intent);
  });
}

async function verifyChosen(
  { db }: Visit,
  { members }: Catalog,
  year: number,
  form: FormData,
  refuse: (fault: string, skipped?: StatusFault["skipped"]) => unknown,
  done: (what: string) => unknown,
) {
  const slugs = new Set(form.getAll("member").map(String));
  const chosen = members.filter(({ slug }) => slugs.has(slug));
  if (chosen.length === 0) return refuse("Choose the members whose numbers are to be verified.");
  const outcome = await verifyYears(
    db,
    year,
    chosen.map(({ id }) => id),
  );
  const nameOf = (id: string) => members.find((one) => one.id === id)?.name ?? "";
  const skipped = outcome.skipped.map(({ memberId, why }) => ({ name: nameOf(memberId), why }));
  if (outcome.fault) return refuse(outcome.fault);
  const count = outcome.verified.length;
  if (skipped.length > 0)
    return refuse(
      count === 0
        ? "Nothing was verified."
        : `${count} ${count === 1 ? "member is" : "members are"} verified; the others are not.`,
      skipped,
    );
  return done(`verified-${count}`);
}

async function step(
  { db }: Visit,
  intent: string,
  year: number,
  memberId: string,
  form: FormData,
): Promise<StepOutcome> {
  const refuse = (fault: string): StepOutcome => ({ done: false, fault });
  if (intent === "return") {
    const question = textOf(form, "question");
    if (!question) return refuse("Write what is in question: the institution reads it with its numbers.");
    return returnYear(db, year, memberId, question);
  }
  if (intent === "withdraw") return exceptMember(db, year, memberId, null, null);
  if (intent === "except") {
    const day = DateTime.fromISO(textOf(form, "until"), { zone: "utc" });
    if (!day.isValid) return refuse("Give the last day on which the institution may change its numbers.");
    const until = day.endOf("day").startOf("second");
    if (until < DateTime.utc()) return refuse("That day has passed.");
    if (until > DateTime.utc().plus({ days: 366 })) return refuse("An exception lasts a year at most.");
    const reason = textOf(form, "reason");
    if (!reason) return refuse("Say why: it stays in the history.");
    return exceptMember(db, year, memberId, until.toISO(), reason);
  }
  if (form.get("confirm") !== "yes") return refuse("Confirm the statement to submit.");
  return submitYear(db, year, memberId, {
    statement: textOf(form, "statement"),
    answer: textOf(form, "answer") || null,
    confirmedMissing: form.get("confirmMissing") === "yes" ? textOf(form, "missing").split(" ") : null,
  });
}
