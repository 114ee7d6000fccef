import { data } from "@remix-run/node";
import { notFound } from "~/access/visit.server";
import type { Outcome } from "~/records/partnership/revise.server";
import type { FormResult } from "~/routes/shared/forms";

/** What the forms of the partnership answer with when something was not stored. */
export interface Answer {
  result?: FormResult;
  fault?: string;
  /** The form that was sent, where a page has several. */
  of?: string;
}

export const refused = (result: FormResult, of?: string) =>
  data<Answer>({ result, ...(of && { of }) }, { status: 422 });
export const faulty = (fault: string, status = 422) => data<Answer>({ fault }, { status });

/** The answer to a write that was overtaken; null if it was stored. @throws 404 if the record is gone */
export function overtaken(outcome: Outcome) {
  if (outcome.stored) return null;
  if (!outcome.theirs) throw notFound("This record no longer exists: somebody removed it.");
  return faulty(
    `${outcome.theirs.by} changed this while you had it open. Nothing was saved. Load the page again to see what is stored now.`,
    409,
  );
}

export const revisionIn = (form: FormData): number => Number(form.get("revision")) || 0;
