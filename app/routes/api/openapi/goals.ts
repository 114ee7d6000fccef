import { RATERS } from "~/domain/continuum/continuum";
import {
  type Calls,
  changing,
  FAULTS,
  failure,
  json,
  listOf,
  OF_COLLABORATIVE,
  putting,
  query,
  REFUSALS,
  REPORTING_YEAR,
  reading,
  removing,
  response,
  schema,
  WRITING,
} from "./parts";

const GOAL = { name: "goal", description: "The goal’s id." };

export const GOAL_CALLS: Calls = {
  "/api/v1/{collaborative}/goals": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listGoals",
      summary: "The goals and the progress of each in one year",
      content: json(listOf("Goal")),
      parameters: [REPORTING_YEAR],
      faults: { 422: response("Refused") },
    }),
    post: {
      ...WRITING,
      operationId: "addGoal",
      summary: "Adds a goal as a draft (backbone staff and conveners)",
      requestBody: { required: true, content: json(schema("NewGoal")) },
      responses: {
        201: { description: "Added", content: json(schema("StoredGoal")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/goals/{goal}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "changeGoal",
      summary: "Changes a draft, or revises an adopted goal with a reason (backbone staff and conveners)",
      id: GOAL,
      body: "GoalChange",
      answer: "StoredGoal",
      conflict: "Somebody has changed it since the revision that was sent; nothing was stored.",
    }),
    delete: removing({
      operationId: "removeGoal",
      summary: "Removes a draft (backbone staff and conveners)",
      id: GOAL,
    }),
  },
  "/api/v1/{collaborative}/goals/{goal}/state": {
    ...OF_COLLABORATIVE,
    put: {
      ...WRITING,
      operationId: "stepGoal",
      summary:
        "Adopts a goal, says that it was met, closes it, or opens it again (backbone staff and conveners)",
      parameters: [{ ...GOAL, in: "path", required: true, schema: { type: "string", format: "uuid" } }],
      requestBody: { required: true, content: json(schema("GoalStep")) },
      responses: {
        200: { description: "Changed", content: json(schema("StoredGoal")) },
        400: failure("It cannot be adopted yet: `errors` names each letter that is missing, and why."),
        409: failure("Somebody has changed it since the revision that was sent; nothing was stored."),
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/indicators": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listIndicators",
      summary: "The community indicators with their values by year",
      content: json(listOf("Indicator")),
    }),
  },
  "/api/v1/{collaborative}/indicators/{code}": {
    ...OF_COLLABORATIVE,
    put: putting({
      operationId: "putIndicator",
      summary: "Adds a community indicator, or changes one and its values of some years (backbone staff)",
      body: "IndicatorBody",
      answer: "Indicator",
    }),
  },
  "/api/v1/{collaborative}/results": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listResults",
      summary: "The results: their curves, stories, and the status of their goals in one year",
      content: json(listOf("Result")),
      parameters: [REPORTING_YEAR],
      faults: { 422: response("Refused") },
    }),
    post: {
      ...WRITING,
      operationId: "addResult",
      summary: "Adds a result (backbone staff and conveners)",
      requestBody: { required: true, content: json(schema("NewResult")) },
      responses: {
        201: { description: "Added", content: json(schema("StoredResult")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/results/{result}": {
    ...OF_COLLABORATIVE,
    patch: changing({
      operationId: "changeResult",
      summary: "Changes a result; what the body leaves out stays (backbone staff and conveners)",
      id: { name: "result", description: "The result’s id." },
      body: "ResultChange",
      answer: "StoredResult",
    }),
    delete: removing({
      operationId: "removeResult",
      summary:
        "Removes a result; its indicators, their stories, and its goals stay (backbone staff and conveners)",
      id: { name: "result", description: "The result’s id." },
    }),
  },
  "/api/v1/{collaborative}/outcomes": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getOutcomes",
      summary:
        "What has changed: outcomes, stories whose consent holds, and contributions with grades in one year",
      content: json(schema("Outcomes")),
      parameters: [REPORTING_YEAR],
      faults: { 422: response("Refused") },
    }),
  },
  "/api/v1/{collaborative}/continuum": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getContinuum",
      summary: "The stages of members and backbone on the Continuum of Progress in one year",
      content: json(schema("Continuum")),
      parameters: [REPORTING_YEAR],
      faults: { 422: response("Refused") },
    }),
  },
  "/api/v1/{collaborative}/continuum/{subject}": {
    ...OF_COLLABORATIVE,
    put: {
      ...WRITING,
      operationId: "rateSubject",
      summary: "Rates a member or the backbone in one year; all ratings or none",
      description:
        "Institutions rate themselves. Backbone staff and conveners rate members, record what was agreed, and rate the backbone as it sees itself.",
      parameters: [
        {
          name: "subject",
          in: "path",
          required: true,
          description: "A member’s short name, or `backbone`.",
          schema: { type: "string" },
        },
        REPORTING_YEAR,
        query("rater", "Whose view it is; left out, the usual one of the token’s role.", {
          type: "string",
          enum: [...RATERS],
        }),
      ],
      requestBody: { required: true, content: json(schema("RatingsBody")) },
      responses: {
        200: { description: "Stored", content: json(schema("StoredRatings")) },
        409: failure("Somebody has rated it since the revision that was sent; nothing was stored."),
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
};
