import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMoney } from "~/records/locks.server";
import { recordCitation } from "~/records/meetings/citations.server";
import { changeItem } from "~/records/money/store.server";
import { gone, overtaken, refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { mayCite, NOT_CITABLE } from "~/routes/partnership/index.server";
import { BODY_BYTES, faultsOf, onlyChanged, removingEntry } from "../entries/writing.server";
import { proposals } from "./plan-kinds.server";
import { proposalChange } from "./plan-schemas";

export const loader = onlyChanged;

/** Cites the decision that settles a proposal, takes that back, or removes the proposal. */
export const action = byMethod({ PATCH: settle, DELETE: removingEntry(proposals) });

async function settle(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async (call) => {
    const { db } = call;
    await lockMoney(db);
    const id = args.params.id ?? "";
    const find = async () => (await proposals.read(db)).find((own) => own.id === id);
    const stored = await find();
    if (!stored) return gone(proposals.word);
    const parsed = proposalChange.safeParse(sent);
    if (!parsed.success) return refuse(proposals.word, faultsOf(parsed.error));
    const { decision: decisionId, revision = stored.revision } = parsed.data;
    if (decisionId !== null && !(await mayCite(call, decisionId)))
      return refuse(proposals.word, [{ field: "decision", message: NOT_CITABLE }]);
    if (!(await changeItem(db, "funding_proposal", id, { revision, fields: { decisionId } })))
      return overtaken(proposals.word);
    if (decisionId !== null && decisionId !== stored.decisionId)
      await recordCitation(db, { decisionId, act: "adopted", subject: "priority", itemId: id });
    const settled = await find();
    if (!settled) throw new Error("the proposal that was just stored is gone");
    return Response.json(proposals.shape(settled, { catalog: await readCatalog(db) }));
  });
}
