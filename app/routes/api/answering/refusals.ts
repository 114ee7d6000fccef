import type { z } from "zod";
import { problem } from "~/access/problem";

/** What is wrong with a body, by field. */
export interface Fault {
  field: string;
  message: string;
}

/** Refuses a body, each fault with its field; nothing was stored. @param word such as "goal" */
export const refuse = (word: string, faults: readonly Fault[], status: 400 | 422 = 422): Response =>
  problem(
    status,
    `Invalid ${word}`,
    "Nothing was stored.",
    faults.map(({ field, message }) => ({ row: null, column: field || null, code: "not_allowed", message })),
  );

export const faultsOf = ({ issues }: z.ZodError): Fault[] =>
  issues.map(({ path, message }) => ({ field: path.join("."), message }));

/** Refuses a change of what somebody else has changed since it was read. */
export const overtaken = (word: string): Response =>
  problem(409, "Changed meanwhile", `Somebody has changed this ${word} since. Read it again, then send it.`);

export const gone = (word: string): Response => problem(404, "Not found", `There is no such ${word}.`);

/** Turns what steps of pages throw, such as 404 with a sentence, into problem documents. */
export async function asProblem(error: unknown): Promise<Response> {
  if (!(error instanceof Response)) throw error;
  if (error.headers.get("content-type")?.includes("problem")) return error;
  return problem(error.status, error.statusText || "Not possible", await error.text());
}
