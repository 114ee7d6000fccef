import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { formOf } from "~/access/limits/body.server";
import { notFound, type RouteArgs, visit } from "~/access/visit.server";
import { type ContentChange, contentChanges } from "~/domain/investments/changes";
import { investmentForm } from "~/domain/investments/form";
import type { Investment, InvestmentContent } from "~/domain/investments/investments";
import type { Catalog } from "~/domain/terms";
import { LedgerRefused } from "~/records/investments/attribution.server";
import { changeLedger, type LedgerOutcome } from "~/records/investments/ledger.server";
import { readLedgerCatalog } from "./ledger.server";
import { changeWords } from "./words";

/** A form that was not stored, or only had a row added: its content and its errors. */
export interface LedgerAnswer {
  result: SubmissionResult<string[]> | null;
  /** The revision the writer saw when they sent it. */
  revision: number | null;
  /** Somebody else changed it in the meantime: who, and where their version differs. */
  conflict: { by: string; at: string; revision: number; differences: ContentChange[] } | null;
}

/** Stores the form of a new investment (id null) or an existing one. @returns its id, or what is wrong */
export async function saveInvestment(
  args: RouteArgs,
  id: string | null,
): Promise<{ stored: string } | { answer: LedgerAnswer }> {
  const form = await formOf(args.request);
  const revision = id === null ? null : Number(form.get("revision")) || 0;
  // The page decides which revision to send next; in the answer it would go back into the form.
  form.delete("revision");
  const refused = (result: LedgerAnswer["result"], conflict: LedgerAnswer["conflict"] = null) => ({
    answer: { result, revision, conflict },
  });
  let refuse: (message: string) => { answer: LedgerAnswer } = () => refused(null);
  try {
    return await visit(args, "keep ledger", async ({ db }) => {
      const catalog = await readLedgerCatalog(db);
      const schema = investmentForm(catalog.collaborative, catalog.members);
      const submission = parseWithZod(form, { schema });
      if (submission.status !== "success") return refused(submission.reply());
      refuse = (message) => refused(submission.reply({ formErrors: [message] }));
      const content = submission.value;
      const change = { id, content, revision: revision ?? undefined };
      const outcome = await changeLedger(db, catalog, () => [change]);
      if (outcome.stored) return { stored: outcome.ids[0] ?? "" };
      if (outcome.why === "name_taken")
        return refused(
          submission.reply({ fieldErrors: { name: ["Another investment has this name: choose another."] } }),
        );
      return refused(submission.reply(), conflictOf(outcome, content, catalog));
    });
  } catch (error) {
    if (error instanceof LedgerRefused) return refuse(error.message);
    throw error;
  }
}

/** Removes an investment. @returns null if removed, else the change somebody else made in the meantime */
export async function deleteInvestment(
  args: RouteArgs,
  id: string,
  form: FormData,
): Promise<LedgerAnswer | null> {
  const revision = Number(form.get("revision")) || 0;
  return visit(args, "keep ledger", async ({ db }) => {
    const catalog = await readLedgerCatalog(db);
    const outcome = await changeLedger(db, catalog, () => [{ id, content: null, revision }]);
    if (outcome.stored) return null;
    return { result: null, revision, conflict: conflictOf(outcome, null, catalog) };
  });
}

/** @throws 404 if the investment is gone */
function conflictOf(
  outcome: Extract<LedgerOutcome, { stored: false }>,
  mine: InvestmentContent | null,
  catalog: Catalog,
): LedgerAnswer["conflict"] {
  const theirs: Investment | null = outcome.why === "conflict" ? outcome.theirs : null;
  if (theirs === null) throw notFound("This investment no longer exists. Someone has removed it.");
  const differences = mine ? contentChanges(mine, theirs, changeWords(catalog)) : [];
  return { by: theirs.changedBy, at: theirs.changedAt, revision: theirs.revision, differences };
}
