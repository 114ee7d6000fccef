import "./activity/activity-schemas";
import "./agreements/agreement-schemas";
import "./observations/answered-figures-schemas";
import "./areas/schemas";
import "./collection/collection-schemas";
import "./continuum/continuum-schemas";
import "./goals/goal-body-schemas";
import "./goals/goal-schemas";
import "./partnership/meeting-schemas";
import "./investments/investment-schemas";
import "./measures/measure-schemas";
import "./members/member-schemas";
import "./observations/observation-schemas";
import "./rollup/figure-schemas";
import "./work/schemas";
import "./outcomes/outcome-schemas";
import "./networks/gift-schemas";
import "./people/people-schemas";
import "./profile/profile-schemas";
import "./money/money-schemas";
import "./pulse/pulse-schemas";
import "./reports/report-schemas";
import "./results/body-schemas";
import "./results/result-schemas";
import "./stakeholders/stakeholder-schemas";
import { withExamples } from "./openapi/examples";
import { GOAL_CALLS } from "./openapi/goals";
import { MEASURE_CALLS } from "./openapi/measures";
import { MEMBER_CALLS } from "./openapi/members";
import { MONEY_CALLS } from "./openapi/money";
import { NUMBER_CALLS } from "./openapi/numbers";
import { type Calls, failure, json, type Operation, PARAMETERS, parameter, response } from "./openapi/parts";
import { WORK_CALLS } from "./openapi/work";
import { componentSchemas } from "./schemas";

/** The API as an OpenAPI 3.1 document. Tests compare it with app/routes.ts and with real responses. */
export function openApiDocument(origin: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Tidemark API",
      version: "1",
      description:
        "Figures and entries of an anchor collaborative. A token has a role and, for institutions, a member; it sees what that role sees on screen. Its scopes (read, write, publish) narrow that down. Numbers are JSON numbers; shares are fractions (0.0918, not 9.18); money is in units of the collaborative’s currency.",
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { tokenAsPassword: [] }],
    tags: SUBJECTS.map(([name]) => ({ name })),
    paths: PATHS,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        tokenAsPassword: {
          type: "http",
          scheme: "basic",
          description: "Any user name, with the token as the password. For reading (GET) only.",
        },
      },
      parameters: PARAMETERS,
      headers: {
        ETag: {
          description: "Send it back as If-None-Match; the response is 304 as long as nothing has changed.",
          schema: { type: "string" },
        },
      },
      responses: {
        NotModified: { description: "Nothing has changed since the response with this ETag." },
        BadToken: failure("The token is missing, unknown, expired, or revoked."),
        NotAllowed: failure(
          "The token’s role does not allow this, or the token lacks the scope, which is named.",
        ),
        NotFound: failure("There is no such collaborative, or the token is for another one."),
        KeyRunning: failure("The first call with this Idempotency-Key is still running; nothing was stored."),
        Refused: failure("The request is invalid; nothing was stored."),
        TooLarge: failure("The body is larger than 20 MB of CSV or 1 MB of JSON."),
      },
      schemas: componentSchemas(),
    },
  };
}

const DESCRIPTION: Calls = {
  "/api/v1/openapi.json": {
    get: {
      operationId: "getDescription",
      summary: "This document",
      security: [],
      parameters: [parameter("ifNoneMatch")],
      responses: {
        200: { description: "OpenAPI 3.1", content: json({ type: "object" }) },
        304: response("NotModified"),
      },
    },
  },
};

/** The calls by subject, as readers of the document see them grouped. */
const SUBJECTS: [tag: string, calls: Calls][] = [
  ["Members and people", MEMBER_CALLS],
  ["Measures", MEASURE_CALLS],
  ["Numbers", NUMBER_CALLS],
  ["Goals and results", GOAL_CALLS],
  ["Work", WORK_CALLS],
  ["Money", MONEY_CALLS],
  ["This document", DESCRIPTION],
];

const PATHS: Calls = Object.assign({}, ...SUBJECTS.map(([tag, calls]) => tagged(tag, calls)));

function tagged(tag: string, calls: Calls): Calls {
  const entries = Object.entries(calls).map(([path, { parameters, ...methods }]) => {
    const operations = Object.entries(methods).map(([method, operation]) => [
      method,
      { tags: [tag], ...withExamples(method === "get" ? operation : repeatable(operation)) },
    ]);
    return [path, { ...(parameters && { parameters }), ...Object.fromEntries(operations) }];
  });
  return Object.fromEntries(entries);
}

/** A write, which may be sent again with a key. Some can be in conflict for another reason, which they say. */
function repeatable(operation: Operation): Operation {
  return {
    ...operation,
    parameters: [...(operation.parameters ?? []), parameter("idempotencyKey")],
    responses: { 409: response("KeyRunning"), ...operation.responses },
  };
}
