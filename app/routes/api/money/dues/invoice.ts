import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall, type Call } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { invoiceState } from "~/domain/money/dues";
import { endInvoiceForm } from "~/domain/money/plan-forms";
import { lockMoney } from "~/records/locks.server";
import { endInvoice, issueInvoice, removeDraftInvoice } from "~/records/money/dues.server";
import { readMoney } from "~/records/money/read.server";
import { todayIso } from "~/records/today";
import { type Fault, gone, overtaken, refuse } from "~/routes/api/answering/refusals";
import { byMethod, removing } from "~/routes/api/answering/removing.server";
import { BODY_BYTES, faultsOf, onlyChanged } from "../entries/writing.server";
import { invoiceJson } from "./dues-kinds.server";
import { invoiceChange } from "./dues-schemas";

export const loader = onlyChanged;

const WORD = "invoice";

const invoiceOf = async (db: Call["db"], id: string | undefined) =>
  (await readMoney(db)).invoices.find((own) => own.id === id);

/** Issues an invoice, waives it, or declares it void; removes a draft. */
export const action = byMethod({
  PATCH: step,
  DELETE: removing({
    word: WORD,
    permission: "keep money",
    async remove({ db }, id, revision) {
      await lockMoney(db);
      const stored = await invoiceOf(db, id);
      if (!stored) return "gone";
      if (invoiceState(stored, todayIso()) !== "draft")
        return { refused: "Only a draft can be removed. Waive an invoice, or declare it void." };
      const removed = await removeDraftInvoice(db, { id, revision: revision ?? stored.revision });
      return removed ? "removed" : "overtaken";
    },
  }),
});

async function step(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async ({ db }) => {
    await lockMoney(db);
    const stored = await invoiceOf(db, args.params.id);
    if (!stored) return gone(WORD);
    const parsed = invoiceChange.safeParse(sent);
    if (!parsed.success) return refuse(WORD, faultsOf(parsed.error));
    const { id } = stored;
    const { state, reason, revision = stored.revision } = parsed.data;
    if (revision !== stored.revision) return overtaken(WORD);
    const now = invoiceState(stored, todayIso());
    const isOpen = state === "issued" ? now === "draft" : ["issued", "part_paid", "overdue"].includes(now);
    if (!isOpen) return refuse(WORD, [{ field: "state", message: `This invoice is ${now}.` }]);
    if (state === "issued")
      return (await issueInvoice(db, { id, revision })) ? answer(db, id) : overtaken(WORD);
    const ended = await end(db, { id, revision }, state, reason);
    if (ended === "overtaken") return overtaken(WORD);
    return "faults" in ended ? refuse(WORD, ended.faults) : answer(db, id);
  });
}

async function end(
  db: Call["db"],
  ref: { id: string; revision: number },
  state: "waived" | "void",
  reason: string | undefined,
): Promise<"overtaken" | { faults: Fault[] } | { id: string }> {
  const read = endInvoiceForm.safeParse({ id: ref.id, reason });
  if (!read.success) return { faults: faultsOf(read.error) };
  const as = state === "void" ? "voided" : "waived";
  const kept = await endInvoice(db, ref, { as, reason: read.data.reason });
  return typeof kept === "object" && "field" in kept ? { faults: [kept] } : kept;
}

async function answer(db: Call["db"], id: string): Promise<Response> {
  const stored = await invoiceOf(db, id);
  if (!stored) throw new Error("the invoice that was just stored is gone");
  return Response.json(invoiceJson(stored));
}
