import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { DateTime } from "luxon";
import { formOf } from "~/access/limits/body.server";
import type { Permission } from "~/access/permissions";
import { type Visit, visit } from "~/access/visit.server";
import { own } from "~/domain/own";
import { isBlank } from "~/domain/plain-text";
import type { Catalog } from "~/domain/terms";
import { isYear } from "~/domain/years";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import type { StepOutcome } from "~/records/collection/request-changes.server";
import { exceptMember, returnYear, verifyYears } from "~/records/collection/requests.server";
import { submitYear, submitYears } from "~/records/collection/sign-off.server";
import { statementFor } from "./statement";
import { memberAt } from "./status.server";

/** Why a step was refused, and what had been typed. */
export interface StatusFault {
  intent: string;
  fault: string;
  /** Members that were skipped, by name. */
  skipped?: { name: string; why: string }[];
  typed: Record<string, string>;
}

const MAX_TEXT = 2000;
const textOf = (form: FormData, name: string) =>
  String(form.get(name) ?? "")
    .trim()
    .slice(0, MAX_TEXT);

/** The permission that each step needs. memberAt restricts data leads to their own member. */
const NEEDS: Record<string, Permission> = {
  submit: "enter data",
  // For several institutions at once, with one's own name.
  submitAll: "run years",
  verify: "run years",
  return: "run years",
  except: "run years",
  withdraw: "run years",
};

/** Takes a step in a year. Fields: `intent`, `year`, and those of the step; the member is in the address. */
export async function actOnStatus(args: ActionFunctionArgs) {
  const form = await formOf(args.request);
  // A button at a member submits for that one.
  const only = form.get("only");
  const intent = only === null ? textOf(form, "intent") : "submitAll";
  const needs = own(NEEDS, intent);
  const year = Number(form.get("year"));
  if (!needs || !isYear(year))
    throw new Response("What was sent is not a step of a year.", { status: 400, statusText: "Not a step" });
  return visit(args, needs, async (visited) => {
    const catalog = await readCatalog(visited.db);
    const url = new URL(args.request.url);
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
    if (intent === "verify") {
      const slugs = new Set(form.getAll("member").map(String));
      const { count, fault, skipped } = await verifyMembers(visited, catalog, year, slugs);
      return fault === null ? done(`verified-${count}`) : refuse(fault, skipped);
    }
    if (intent === "submitAll") {
      const slugs = new Set((only === null ? form.getAll("member") : [only]).map(String));
      const { count, fault, skipped } = await submitMembers(visited, catalog, { year, slugs, form });
      return fault === null ? done(`submitted-${count}`) : refuse(fault, skipped);
    }
    const member = memberAt(args.request, visited, catalog);
    if (!member) return refuse("Choose a member first.");
    const outcome = await step(visited, { intent, year, memberId: member.id }, form);
    if (!outcome.done) return refuse(outcome.fault);
    return done(intent);
  });
}

/** Verifies the numbers of these members. `fault` says why none, or not all, could be verified. */
async function verifyMembers({ db }: Visit, { members }: Catalog, year: number, slugs: ReadonlySet<string>) {
  const chosen = members.filter(({ slug }) => slugs.has(slug));
  const none = { count: 0, skipped: [] };
  if (chosen.length === 0) return { ...none, fault: "Select the members whose numbers you want to verify." };
  const outcome = await verifyYears(
    db,
    year,
    chosen.map(({ id }) => id),
  );
  if (outcome.fault) return { ...none, fault: outcome.fault };
  const nameOf = new Map(chosen.map(({ id, name }) => [id, name]));
  const skipped = outcome.skipped.map(({ memberId, why }) => ({ name: nameOf.get(memberId) ?? "", why }));
  const count = outcome.verified.length;
  if (skipped.length === 0) return { count, skipped, fault: null };
  const fault =
    count === 0
      ? "Nothing was verified."
      : `${count} ${count === 1 ? "member is" : "members are"} verified; the others are not.`;
  return { count, skipped, fault };
}

/** Submits the numbers of these members in the visitor's name. `fault` says why none, or not all, could be. */
async function submitMembers(
  { db }: Visit,
  { members }: Catalog,
  { year, slugs, form }: { year: number; slugs: ReadonlySet<string>; form: FormData },
) {
  const chosen = members.filter(({ slug }) => slugs.has(slug));
  const none = { count: 0, skipped: [] };
  if (chosen.length === 0) return { ...none, fault: "Select the members whose numbers you want to submit." };
  const outcome = await submitYears(db, year, {
    memberIds: chosen.map(({ id }) => id),
    statements: new Map(chosen.map(({ id, name }) => [id, statementFor(db.actor.name, name, year)])),
    confirmedMissing: form.get("confirmMissing") === "yes",
  });
  if (outcome.fault) return { ...none, fault: outcome.fault };
  const nameOf = new Map(chosen.map(({ id, name }) => [id, name]));
  const skipped = outcome.skipped.map(({ memberId, why }) => ({ name: nameOf.get(memberId) ?? "", why }));
  const count = outcome.submitted.length;
  if (skipped.length === 0) return { count, skipped, fault: null };
  const fault =
    count === 0
      ? "Nothing was submitted."
      : `${count} ${count === 1 ? "member is" : "members are"} submitted; the others are not.`;
  return { count, skipped, fault };
}

async function step(
  { db }: Visit,
  { intent, year, memberId }: { intent: string; year: number; memberId: string },
  form: FormData,
): Promise<StepOutcome> {
  const refuse = (fault: string): StepOutcome => ({ done: false, fault });
  if (intent === "return") {
    const question = textOf(form, "question");
    if (!question) return refuse("Write your question. The institution sees it with its numbers.");
    return returnYear(db, year, memberId, question);
  }
  if (intent === "withdraw") return exceptMember(db, { year, memberId, until: null, reason: null });
  if (intent === "except") {
    const day = DateTime.fromISO(textOf(form, "until"), { zone: "utc" });
    if (!day.isValid) return refuse("Enter the last day on which the institution may change its numbers.");
    const until = day.endOf("day").startOf("second");
    if (until < DateTime.utc()) return refuse("That day has passed.");
    if (until > DateTime.utc().plus({ days: 366 })) return refuse("An exception can last a year at most.");
    const reason = textOf(form, "reason");
    if (isBlank(reason)) return refuse("Give a reason; it is kept in the history.");
    return exceptMember(db, { year, memberId, until: until.toISO(), reason });
  }
  if (form.get("confirm") !== "yes") return refuse("Confirm the statement to submit.");
  return submitYear(db, year, memberId, {
    statement: textOf(form, "statement"),
    answer: textOf(form, "answer") || null,
    confirmedMissing: form.get("confirmMissing") === "yes" ? textOf(form, "missing").split(" ") : null,
  });
}
