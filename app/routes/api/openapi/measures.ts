import { ITEM_CODE } from "~/domain/measures/rules";
import {
  type Calls,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  putting,
  query,
  REFUSALS,
  reading,
  rowsOf,
  schema,
  WRITING,
  YEAR,
} from "./parts";

export const MEASURE_CALLS: Calls = {
  "/api/v1/{collaborative}/measures": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listMeasures",
      summary: "The measures that institutions report",
      content: rowsOf("Measure"),
      parameters: [query("all", "With 1, all measures, each with `enabled`: whether it is in use.")],
    }),
  },
  "/api/v1/{collaborative}/measures/{code}": {
    ...OF_COLLABORATIVE,
    put: putting({
      operationId: "putMeasure",
      summary: "Adds a measure of your own, or changes or switches one (backbone staff)",
      body: "MeasureBody",
      answer: "MeasureDefinition",
    }),
  },
  "/api/v1/{collaborative}/metrics/{code}": {
    ...OF_COLLABORATIVE,
    put: putting({
      operationId: "putMetric",
      summary:
        "Adds a metric of your own, or renames or switches one, or changes its denominator (backbone staff)",
      body: "MetricBody",
      answer: "MetricDefinition",
    }),
  },
  "/api/v1/{collaborative}/definitions": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listDefinitions",
      summary: "Every measure and metric with its definition or formula, switched off or not",
      content: json(schema("Definitions")),
    }),
  },
  "/api/v1/{collaborative}/areas": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listAreas",
      summary: "The focus areas: lists of codes that count as local, each from a reporting year on",
      content: json(listOf("Area")),
    }),
  },
  "/api/v1/{collaborative}/areas/{code}": {
    ...OF_COLLABORATIVE,
    put: putting({
      operationId: "putArea",
      summary: "Adds a focus area, or changes one and its list of one year (backbone staff and conveners)",
      body: "AreaBody",
      answer: "Area",
    }),
    delete: {
      ...WRITING,
      operationId: "removeArea",
      summary: "Removes a focus area, or its list from one year on (backbone staff and conveners)",
      parameters: [
        { name: "code", in: "path", required: true, schema: { type: "string", pattern: ITEM_CODE.source } },
        query("fromYear", "Only the list that applies from this year on; without it, the whole area.", YEAR),
      ],
      responses: { 204: { description: "Removed" }, ...REFUSALS, ...FAULTS },
    },
  },
};
