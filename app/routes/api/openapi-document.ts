import "./continuum-schemas";
import "./goal-schemas";
import { componentSchemas } from "./schemas";

/** The API as an OpenAPI 3.1 document. Tests hold it against app/routes.ts and against real answers. */
export function openApiDocument(origin: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Tidemark API",
      version: "1",
      description:
        "Figures and entries of an anchor collaborative. A token has a role and, for institutions, a member, and is shown what that role sees on screen. Numbers are JSON numbers; shares are fractions (0.0918, not 9.18); money is in units of the collaborative’s currency.",
    },
    servers: [{ url: origin }],
    security: [{ token: [] }, { tokenAsPassword: [] }],
    paths: PATHS,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        tokenAsPassword: {
          type: "http",
          scheme: "basic",
          description: "Any user name, the token as the password; for reading (GET) only.",
        },
      },
      parameters: PARAMETERS,
      headers: {
        ETag: {
          description: "Sent back as If-None-Match, it is answered with 304 while nothing has changed.",
          schema: { type: "string" },
        },
      },
      responses: {
        NotModified: { description: "Nothing has changed since the answer with this ETag." },
        BadToken: failure("No token, or one that is unknown, expired or revoked."),
        NotAllowed: failure("The role of the token may not do this."),
        NotFound: failure("No such collaborative, or the token is not for it."),
        Refused: failure("What was sent is not right; nothing was stored."),
        TooLarge: failure("More than 20 MB."),
      },
      schemas: componentSchemas(),
    },
  };
}

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
const answer = (name: string) => ({ $ref: `#/components/responses/${name}` });
const listOf = (name: string) => ({ type: "array", items: schema(name) });
const json = (of: object) => ({ "application/json": { schema: of } });
const csv = (description: string) => ({ "text/csv": { schema: { type: "string", description } } });

function failure(description: string) {
  return { description, content: { "application/problem+json": { schema: schema("Problem") } } };
}

const PARAMETERS = {
  collaborative: {
    name: "collaborative",
    in: "path",
    required: true,
    description: "Short name of the collaborative, as in the addresses of its pages.",
    schema: { type: "string" },
  },
  ifNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The ETag of an answer that the caller still has.",
    schema: { type: "string" },
  },
};

const query = (name: string, description: string, of: object = { type: "string" }, required = false) => ({
  name,
  in: "query",
  required,
  description,
  schema: of,
});
const YEAR = { type: "integer", minimum: 1990, maximum: 2100 };

interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  security?: object[];
  parameters?: object[];
  requestBody?: object;
  responses: Record<string, object>;
}

/** Every call that needs a token can be refused so. */
const REFUSALS = { 401: answer("BadToken"), 404: answer("NotFound") };
const FAULTS = { 403: answer("NotAllowed"), 422: answer("Refused") };

/** A call that reads: what it gives, with an ETag, and every way in which it can be refused. */
function reading(
  operationId: string,
  summary: string,
  content: object,
  parameters: object[] = [],
  faults: object = {},
): Operation {
  return {
    operationId,
    summary,
    parameters: [...parameters, parameter("ifNoneMatch")],
    responses: {
      200: { description: summary, headers: { ETag: { $ref: "#/components/headers/ETag" } }, content },
      304: answer("NotModified"),
      ...REFUSALS,
      ...faults,
    },
  };
}

const OF_COLLABORATIVE = { parameters: [parameter("collaborative")] };
const WRITING = { security: [{ token: [] }] };

const PATHS: Record<string, { parameters?: object[] } & { [method in "get" | "put" | "post"]?: Operation }> =
  {
    "/api/v1/{collaborative}/members": {
      ...OF_COLLABORATIVE,
      get: reading("listMembers", "The institutions", json(listOf("Member"))),
    },
    "/api/v1/{collaborative}/members/{slug}": {
      ...OF_COLLABORATIVE,
      put: {
        ...WRITING,
        operationId: "putMember",
        summary: "Creates a member or brings it up to date (backbone staff)",
        parameters: [
          {
            name: "slug",
            in: "path",
            required: true,
            description: "Its short name: small letters, digits and single hyphens.",
            schema: { type: "string", maxLength: 80, pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
          },
        ],
        requestBody: { required: true, content: json(schema("MemberBody")) },
        responses: {
          200: { description: "Brought up to date", content: json(schema("Member")) },
          201: { description: "Created", content: json(schema("Member")) },
          ...REFUSALS,
          ...FAULTS,
        },
      },
    },
    "/api/v1/{collaborative}/measures": {
      ...OF_COLLABORATIVE,
      get: reading("listMeasures", "What is asked of the institutions", json(listOf("Measure"))),
    },
    "/api/v1/{collaborative}/observations": {
      ...OF_COLLABORATIVE,
      get: reading(
        "listObservations",
        "Stored values, one a row; as CSV they can be sent back unchanged",
        { ...json(listOf("Observation")), ...csv("The same columns as the JSON fields.") },
        [
          query("year", "Only this year.", YEAR),
          query("member", "Only this member (its slug)."),
          query("measure", "Only this measure or share metric (its code)."),
          query("format", "JSON unless CSV is asked for.", {
            type: "string",
            enum: ["json", "csv"],
            default: "json",
          }),
        ],
        FAULTS,
      ),
      post: {
        ...WRITING,
        operationId: "sendObservations",
        summary: "Stores all rows or none; the same rows again change nothing",
        description:
          "Values of a closed year are refused (`closed`), unless the backbone staff opened it to the member for a while. Changing a verified value needs `reason`; without one, each such row is refused (`reason_required`).",
        parameters: [query("reason", "Why values change: needed where they are verified.")],
        requestBody: {
          required: true,
          content: {
            ...json(listOf("ObservationBody")),
            ...csv(
              "member,measure,year,value[,state][,note][,source], or member,year and a column a measure.",
            ),
          },
        },
        responses: {
          200: { description: "How many were stored", content: json(schema("Stored")) },
          ...REFUSALS,
          ...FAULTS,
          413: answer("TooLarge"),
        },
      },
    },
    "/api/v1/{collaborative}/rollup": {
      ...OF_COLLABORATIVE,
      get: reading(
        "getRollup",
        "Totals, shares, changes and coverage of one year",
        json(schema("Rollup")),
        [
          query("year", "The reporting year.", YEAR, true),
          query("explain", "1 adds to each figure what it is made of.", { type: "string", enum: ["1"] }),
        ],
        { 422: answer("Refused") },
      ),
    },
    "/api/v1/{collaborative}/goals": {
      ...OF_COLLABORATIVE,
      get: reading(
        "listGoals",
        "The goals, and how each stands in one year",
        json(listOf("Goal")),
        [query("year", "The reporting year.", YEAR, true)],
        { 422: answer("Refused") },
      ),
    },
    "/api/v1/{collaborative}/continuum": {
      ...OF_COLLABORATIVE,
      get: reading(
        "getContinuum",
        "Where members and backbone stand on the Continuum of Progress in one year",
        json(schema("Continuum")),
        [query("year", "The reporting year.", YEAR, true)],
        { 422: answer("Refused") },
      ),
    },
    "/api/v1/openapi.json": {
      get: {
        operationId: "getDescription",
        summary: "This document",
        security: [],
        parameters: [parameter("ifNoneMatch")],
        responses: {
          200: { description: "OpenAPI 3.1", content: json({ type: "object" }) },
          304: answer("NotModified"),
        },
      },
    },
  };
