import {
  changing,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  REFUSALS,
  reading,
  removing,
  schema,
  WRITING,
} from "~/routes/api/openapi/parts";
import { adding, BY } from "../entries/entry-paths";
import "./plan-schemas";

/** The calls of gifts in kind, priorities, and settings of money, in the OpenAPI document. */

/** A call that stores what is sent, whatever was there. */
const storing = (operationId: string, summary: string, body: string, answer: string) => ({
  ...WRITING,
  operationId,
  summary: `${summary} ${BY}`,
  requestBody: { required: true, content: json(schema(body)) },
  responses: { 200: { description: "Stored", content: json(schema(answer)) }, ...REFUSALS, ...FAULTS },
});

const { parameters: _, ...settings } = changing({
  operationId: "changeMoneySettings",
  summary: `Changes cash, fiscal year, or the rule of priorities; what the body leaves out stays ${BY}`,
  id: { name: "id", description: "" },
  body: "MoneySettingsChange",
  answer: "MoneySettings",
  conflict: "Somebody has changed them since the revision that was sent; nothing was stored.",
});

export const PLAN_PATHS = {
  "/api/v1/{collaborative}/funding/gifts": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listInKindGifts",
      summary: "What was given in kind, for those who see amounts",
      content: json(listOf("StoredInKindGift")),
    }),
    post: adding("InKindGift", "Adds a gift in kind"),
  },
  "/api/v1/{collaborative}/funding/gifts/{id}": {
    ...OF_COLLABORATIVE,
    delete: removing({ operationId: "removeInKindGift", summary: `Removes a gift in kind ${BY}` }),
  },
  "/api/v1/{collaborative}/funding/settings": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getMoneySettings",
      summary: `Cash, fiscal year, and the rule of priorities ${BY}`,
      content: json(schema("MoneySettings")),
    }),
    patch: settings,
  },
  "/api/v1/{collaborative}/funding/proposals": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listProposals",
      summary: `What is proposed to be funded, with scores where the rule is criteria ${BY}`,
      content: json(listOf("StoredProposal")),
    }),
    post: adding("Proposal", "Adds a proposal"),
  },
  "/api/v1/{collaborative}/funding/proposals/{id}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "settleProposal",
      summary: `Cites the decision that settles a proposal, or takes that back ${BY}`,
      id: { name: "id", description: "The id of the proposal." },
      body: "ProposalChange",
      answer: "StoredProposal",
      conflict: "Somebody has changed it since the revision that was sent; nothing was stored.",
    }),
    delete: removing({ operationId: "removeProposal", summary: `Removes a proposal ${BY}` }),
  },
  "/api/v1/{collaborative}/funding/ratings": {
    ...OF_COLLABORATIVE,
    post: storing(
      "rateProposal",
      "Stores how a person rates a proposal",
      "NewProposalRating",
      "StoredProposal",
    ),
  },
  "/api/v1/{collaborative}/funders/grants": {
    ...OF_COLLABORATIVE,
    put: storing("putFunderGrants", "Says which members a funder also funds", "FunderGrants", "FunderGrants"),
  },
};
