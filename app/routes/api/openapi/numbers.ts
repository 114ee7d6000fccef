import {
  type Calls,
  csv,
  FAULTS,
  json,
  listOf,
  OF_COLLABORATIVE,
  PAGING,
  query,
  REFUSALS,
  REPORTING_YEAR,
  reading,
  response,
  rowsOf,
  schema,
  WRITING,
  YEAR,
} from "./parts";

export const NUMBER_CALLS: Calls = {
  "/api/v1/{collaborative}/observations": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listObservations",
      summary: "Stored values, one per row; the CSV can be sent back unchanged",
      content: { ...json(listOf("Observation")), ...csv("The same columns as the JSON fields.") },
      parameters: [
        query("year", "Only values of this year.", YEAR),
        query("member", "Only this member (its short name)."),
        query("measure", "Only this measure or share metric (its code)."),
        query("format", "The format of the response; left out, what `Accept` asks for.", {
          type: "string",
          enum: ["json", "csv"],
          default: "json",
        }),
        ...PAGING,
      ],
      faults: FAULTS,
    }),
    post: {
      ...WRITING,
      operationId: "sendObservations",
      summary: "Stores all rows or none; sending the same rows again changes nothing",
      description:
        "Values of a closed year are refused (`closed`) unless the backbone staff reopened it for the member. Changing a verified value needs `reason`; without one, each such row is refused (`reason_required`).",
      parameters: [
        query("reason", "Why values change. Required for verified values."),
        query("dryRun", "With 1, stores nothing and answers what each row would change, with every fault."),
        query(
          "answer",
          "With rollup, `changed` holds the totals, metrics, and goals that the changed values feed, by year.",
          { type: "string", enum: ["rollup"] },
        ),
      ],
      requestBody: {
        required: true,
        content: {
          ...json({ oneOf: [listOf("ObservationBody"), schema("FileWithMapping")] }),
          "multipart/form-data": {
            schema: {
              type: "object",
              required: ["file"],
              properties: {
                file: { type: "string", format: "binary", description: "A CSV or XLSX file as it is." },
                mapping: {
                  type: "string",
                  description: "The mapping as JSON; without one, what can be read for certain.",
                },
              },
            },
          },
          ...csv(
            "member,measure,year,value[,state][,note][,source]; or member,year and a column for each measure.",
          ),
        },
      },
      responses: {
        200: {
          description:
            "Number of values stored; with `answer=rollup`, also the figures they feed; with `dryRun=1`, what would change",
          content: json({ oneOf: [schema("Stored"), schema("DryRun"), schema("StoredWithFigures")] }),
        },
        ...REFUSALS,
        ...FAULTS,
        413: response("TooLarge"),
      },
    },
  },
  "/api/v1/{collaborative}/rollup": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getRollup",
      summary: "Totals, shares, changes, and coverage of one year",
      content: json(schema("Rollup")),
      parameters: [
        REPORTING_YEAR,
        query("explain", "1 adds what each figure is made of.", { type: "string", enum: ["1"] }),
        query("members", "0 leaves the members’ figures out.", { type: "string", enum: ["0", "1"] }),
      ],
      faults: { 422: response("Refused") },
    }),
  },
  "/api/v1/{collaborative}/years": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listYears",
      summary: "The years that were opened for numbers, newest first, and how far they are",
      content: rowsOf("CollectedYear"),
    }),
  },
  "/api/v1/{collaborative}/status": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "getStatus",
      summary: "Who owes which numbers of one year",
      content: json(schema("Status")),
      parameters: [REPORTING_YEAR],
      faults: FAULTS,
    }),
  },
  "/api/v1/{collaborative}/years/{year}": {
    ...OF_COLLABORATIVE,
    put: {
      ...WRITING,
      operationId: "changeYear",
      summary: "Closes a year, or reopens it with a reason (backbone staff; scope publish)",
      description: "Closing releases the year’s figures and ends all exceptions.",
      parameters: [
        { name: "year", in: "path", required: true, description: "The reporting year.", schema: YEAR },
      ],
      requestBody: { required: true, content: json(schema("YearChange")) },
      responses: {
        200: { description: "Changed", content: json(schema("CollectedYear")) },
        ...REFUSALS,
        ...FAULTS,
      },
    },
  },
  "/api/v1/{collaborative}/activity": {
    ...OF_COLLABORATIVE,
    get: reading({
      operationId: "listActivity",
      summary: "Who changed how much of what, newest first, 30 entries a page",
      content: rowsOf("Activity"),
      parameters: [query("after", "The cursor in the link to the next page.")],
      faults: { 422: response("Refused") },
    }),
  },
};
