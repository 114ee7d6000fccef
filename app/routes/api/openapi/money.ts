import { DUES_PATHS } from "../money/dues/dues-paths";
import { addForwardContract, ENTRY_PATHS } from "../money/entries/entry-paths";
import { PLAN_PATHS } from "../money/plans/plan-paths";
import {
  type Calls,
  changing,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  REFUSALS,
  REPORTING_YEAR,
  reading,
  removing,
  response,
  rowsOf,
  schema,
  WRITING,
} from "./parts";

export const MONEY_CALLS: Calls = {
  "/api/v1/{collaborative}/investments": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getInvestments",
      summary: "The investment ledger: whole, or an institution's own part of it",
      content: json(schema("Investments")),
    }),
    post: {
      ...WRITING,
      operationId: "addInvestment",
      summary: "Records an investment; the members’ figures follow (backbone staff)",
      requestBody: { required: true, content: json(schema("NewInvestment")) },
      responses: {
        201: { description: "Added", content: json(schema("StoredInvestment")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/investments/{id}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "changeInvestment",
      summary: "Changes an investment; what the body leaves out stays (backbone staff)",
      id: { name: "id", description: "The investment’s id." },
      body: "InvestmentChange",
      answer: "StoredInvestment",
      conflict: "Somebody has changed it since the revision that was sent; nothing was stored.",
    }),
    delete: removing({
      operationId: "removeInvestment",
      summary: "Removes an investment; the members’ figures follow (backbone staff)",
    }),
  },
  "/api/v1/{collaborative}/funding": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getFunding",
      summary: "Where the money of one fiscal year comes from; amounts only for those who see them",
      content: json(schema("Funding")),
      parameters: [REPORTING_YEAR],
      faults: { 422: response("Refused") },
    }),
  },
  "/api/v1/{collaborative}/funders": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listFunders",
      summary: "The funders with their roles, and what they answered to three questions",
      content: json(listOf("Funder")),
    }),
  },
  "/api/v1/{collaborative}/packs": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listPacks",
      summary: "Packs of measures, adopted or not (backbone staff and conveners)",
      content: json(listOf("MeasurePack")),
    }),
  },
  "/api/v1/{collaborative}/forward": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listForwardContracts",
      summary: "Contracts that members expect to award, from this quarter on",
      content: rowsOf("ForwardContract"),
    }),
    post: addForwardContract,
  },
  ...ENTRY_PATHS,
  ...PLAN_PATHS,
  ...DUES_PATHS,
};
