import {
  changing,
  FAULTS,
  json,
  OF_COLLABORATIVE,
  type Operation,
  REFUSALS,
  removing,
  schema,
  WRITING,
} from "~/routes/api/openapi/parts";
import "./schemas";

/** The calls that write money and contracts coming up, in the OpenAPI document. */

export const BY = "(backbone staff and conveners)";

/** @param name of the schemas: NewFunderRole, FunderRoleChange, and StoredFunderRole for FunderRole */
export const adding = (name: string, summary: string): Operation => ({
  ...WRITING,
  operationId: `add${name}`,
  summary: `${summary} ${BY}`,
  requestBody: { required: true, content: json(schema(`New${name}`)) },
  responses: {
    201: { description: "Added", content: json(schema(`Stored${name}`)) },
    ...REFUSALS,
    ...FAULTS,
  },
});

const changingOf = (name: string, summary: string) => ({
  ...OF_COLLABORATIVE,
  patch: changing({
    operationId: `change${name}`,
    summary: `${summary} ${BY}`,
    id: { name: "id", description: "The id of the entry." },
    body: `${name}Change`,
    answer: `Stored${name}`,
    conflict: "Somebody has changed it since the revision that was sent; nothing was stored.",
  }),
  delete: removing({ operationId: `remove${name}`, summary: `Removes it ${BY}` }),
});

const STAYS = "what the body leaves out stays";

export const addForwardContract = adding("ForwardContract", "Adds a contract coming up");

export const ENTRY_PATHS = {
  "/api/v1/{collaborative}/funding/sources": {
    ...OF_COLLABORATIVE,
    post: adding("FundingSource", "Adds a source of money"),
  },
  "/api/v1/{collaborative}/funding/sources/{id}": changingOf("FundingSource", `Changes a source; ${STAYS}`),
  "/api/v1/{collaborative}/funding/payments": {
    ...OF_COLLABORATIVE,
    post: adding("FundingPayment", "Adds a payment of an award"),
  },
  "/api/v1/{collaborative}/funding/payments/{id}": changingOf(
    "FundingPayment",
    "Says when a payment was received, or takes that back",
  ),
  "/api/v1/{collaborative}/funding/lines": {
    ...OF_COLLABORATIVE,
    post: adding("BudgetLine", "Adds a line of the budget"),
  },
  "/api/v1/{collaborative}/funding/lines/{id}": changingOf("BudgetLine", `Changes a budget line; ${STAYS}`),
  "/api/v1/{collaborative}/funders/roles": {
    ...OF_COLLABORATIVE,
    post: adding("FunderRole", "Adds a role of a funder"),
  },
  "/api/v1/{collaborative}/funders/roles/{id}": changingOf(
    "FunderRole",
    `Changes a role of a funder; ${STAYS}`,
  ),
  "/api/v1/{collaborative}/funders/answers": {
    ...OF_COLLABORATIVE,
    post: adding("FunderAnswer", "Adds what a funder answered"),
  },
  "/api/v1/{collaborative}/funders/answers/{id}": changingOf(
    "FunderAnswer",
    "Publishes what a funder answered, or takes that back",
  ),
  "/api/v1/{collaborative}/forward/{id}": changingOf(
    "ForwardContract",
    `Changes a contract coming up; ${STAYS}`,
  ),
};
