import type { ActionFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { ratingForm } from "~/domain/money/plan-forms";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { lockMoney } from "~/records/locks.server";
import { keepRating } from "~/records/money/settings.server";
import { gone, refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { BODY_BYTES, faultsOf, onlyAdded } from "../entries/writing.server";
import { proposals } from "./plan-kinds.server";
import { newRating } from "./plan-schemas";

export const loader = onlyAdded;

/** Stores how a person rates a proposal; sent again, it replaces what the person said before. */
export const action = byMethod({ POST: rate });

const FIELDS: Record<string, string> = { contactId: "person", proposalId: "proposal" };

async function rate(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  return answerCall(args, "keep money", async ({ db }) => {
    const parsed = newRating.safeParse(sent);
    if (!parsed.success) return refuse("rating", faultsOf(parsed.error));
    const { proposal: proposalId, person: contactId, scores } = parsed.data;
    const read = ratingForm.safeParse({ proposalId, contactId, scores });
    if (!read.success) return refuse("rating", faultsOf(read.error));
    await lockMoney(db);
    const fault = await keepRating(db, read.data);
    if (fault) return refuse("rating", [{ ...fault, field: FIELDS[fault.field] ?? fault.field }]);
    const rated = (await proposals.read(db)).find(({ id }) => id === proposalId);
    if (!rated) return gone(proposals.word);
    return Response.json(proposals.shape(rated, { catalog: await readCatalog(db) }));
  });
}
