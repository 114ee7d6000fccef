import {
  type Calls,
  changing,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  putting,
  REFUSALS,
  REPORTING_YEAR,
  reading,
  response,
  schema,
  WRITING,
} from "./parts";

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
};
