import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { formOf } from "~/access/body.server";
import { type Doorway, notFound, visit } from "~/access/visit.server";
import { type ContentChange, contentChanges } from "~/domain/investment-changes";
import { investmentForm } from "~/domain/investment-form";
import type { Investment, InvestmentContent } from "~/domain/investments";
import type { Catalog } from "~/domain/types";
import { LedgerRefused } from "~/records/attribution.server";
import { changeLedger, type LedgerOutcome } from "~/records/ledger.server";
import { changeWords } from "./investment-words";
import { readLedgerCatalog } from "./ledger.server";

/** A form that was not stored, or only had a row added: what stands in it, and what is wrong. */
export interface LedgerAnswer {
  result: SubmissionResult<string[]> | null;
  /** The revision that the writer saw when they sent it. */
  revision: number | null;
  /** Somebody else changed it meanwhile: who, and where theirs differs. */
  conflict: { by: string; at: string; revision: number; differences: ContentChange[] } | null;
}

/** Stores the form of a new investment (id null) or of one that there is; answers with its id, or what is wrong. */
export async function saveInvestment(
  doorway: Doorway,
  id: string | null,
): Promise<{ stored: string } | { answer: LedgerAnswer }> {
  const form = await formOf(doorway.request);
  const revision = id === null ? null : Number(form.get("revision")) || 0;
  // The page decides which revision is sent next; in the answer it would be put back into the form.
  form.delete("revision");
  const refused = (result: LedgerAnswer["result"], conflict: LedgerAnswer["conflict"] = null) => ({
    answer: { result, revision, conflict },
  });
  let refuse: (message: string) => { answer: LedgerAnswer } = () => refused(null);
  try {
    return await visit(doorway, "keep ledger", async ({ db }) => {
      const catalog = await readLedgerCatalog(db);
      const schema = investmentForm(catalog.collaborative, catalog.members);
      const submission = parseWithZod(form, { schema });
      if (submission.status !== "success") return refused(submission.reply());
      refuse = (message) => refused(submission.reply({ formErrors: [message] }));
      const content = submission.value;
      const change = { id, content, ...(revision !== null && { revision }) };
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

/** Removes an investment. @returns null if that is done, else what somebody else has made of it meanwhile */
export async function deleteInvestment(
  doorway: Doorway,
  id: string,
  form: FormData,
): Promise<LedgerAnswer | null> {
  const revision = Number(form.get("revision")) || 0;
  return visit(doorway, "keep ledger", async ({ db }) => {
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
  if (theirs === null) throw notFound("There is no such investment any more: somebody has removed it.");
  const differences = mine ? contentChanges(mine, theirs, changeWords(catalog)) : [];
  return { by: theirs.changedBy, at: theirs.changedAt, revision: theirs.revision, differences };
}
