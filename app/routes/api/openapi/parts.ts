/** What the descriptions of calls are put together from. */
import { ITEM_CODE } from "~/domain/measures/rules";
import { FIRST_YEAR, LAST_YEAR } from "~/domain/years";

export const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
export const response = (name: string) => ({ $ref: `#/components/responses/${name}` });
export const listOf = (name: string) => ({ type: "array", items: schema(name) });
export const json = (of: object) => ({ "application/json": { schema: of } });
export const csv = (description: string) => ({ "text/csv": { schema: { type: "string", description } } });

/** A list that is answered as CSV as well, to whoever accepts that. */
export const rowsOf = (name: string) => ({
  ...json(listOf(name)),
  ...csv("With `Accept: text/csv`: a column for each field; a list or an object is JSON text in its cell."),
});

export function failure(description: string) {
  return { description, content: { "application/problem+json": { schema: schema("Problem") } } };
}

export const PARAMETERS = {
  collaborative: {
    name: "collaborative",
    in: "path",
    required: true,
    description: "The collaborative’s short name, as in the addresses of its pages.",
    schema: { type: "string" },
  },
  idempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "A name for this call. Sent again with the same key within 24 hours, it answers the same with Idempotent-Replayed: true, and nothing is done twice.",
    schema: { type: "string", minLength: 1, maxLength: 255 },
  },
  ifNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The ETag of a response that the caller still has.",
    schema: { type: "string" },
  },
};

export const query = (name: string, description: string, of: object = { type: "string" }) => ({
  name,
  in: "query",
  required: false,
  description,
  schema: of,
});
const LIMIT = { type: "integer", minimum: 1, maximum: 10_000 };
/** Of lists that grow. */
export const PAGING = [
  query("limit", "At most so many rows; `Link` in the answer leads to the next ones.", LIMIT),
  query("after", "The cursor in that link."),
];
export const YEAR = { type: "integer", minimum: FIRST_YEAR, maximum: LAST_YEAR };
export const REPORTING_YEAR = { ...query("year", "The reporting year.", YEAR), required: true };

export const WRITING = { security: [{ token: [] }] };

export interface Operation {
  operationId: string;
  /** The subject, set where the document is assembled. */
  tags?: string[];
  summary: string;
  description?: string;
  security?: object[];
  parameters?: object[];
  requestBody?: object;
  responses: Record<string, object>;
}

/** Refusals that every call with a token can get. */
export const REFUSALS = {
  401: response("BadToken"),
  403: response("NotAllowed"),
  404: response("NotFound"),
};
export const FAULTS = { 422: response("Refused") };

export interface Reading {
  operationId: string;
  summary: string;
  content: object;
  parameters?: object[];
  /** Refusals of this call beyond those of every call. */
  faults?: object;
}

/** A call that reads: its content with an ETag, and its refusals. */
export function reading({ operationId, summary, content, parameters = [], faults = {} }: Reading): Operation {
  return {
    operationId,
    summary,
    parameters: [...parameters, parameter("ifNoneMatch")],
    responses: {
      200: { description: summary, headers: { ETag: { $ref: "#/components/headers/ETag" } }, content },
      304: response("NotModified"),
      ...REFUSALS,
      ...faults,
    },
  };
}

export interface Putting {
  operationId: string;
  summary: string;
  /** Names of the schemas of what is sent and answered. */
  body: string;
  answer: string;
}

/** A call that stores one measure or metric by its code. What is left out stays. */
export function putting({ operationId, summary, body, answer }: Putting): Operation {
  const code = {
    name: "code",
    in: "path",
    required: true,
    description: "Lowercase letters, digits, and underscores. It never changes and is never reused.",
    schema: { type: "string", pattern: ITEM_CODE.source },
  };
  return {
    ...WRITING,
    operationId,
    summary,
    parameters: [code],
    requestBody: { required: true, content: json(schema(body)) },
    responses: {
      200: { description: "Changed", content: json(schema(answer)) },
      201: { description: "Added", content: json(schema(answer)) },
      ...REFUSALS,
      ...FAULTS,
    },
  };
}

interface Changing {
  operationId: string;
  summary: string;
  description?: string;
  /** The id in the address: its name, and what it is of. */
  id: { name: string; description: string };
  /** Names of the schemas of what is sent and answered. */
  body: string;
  answer: string;
  conflict?: string;
}

/** A call that changes something by its id. What is left out stays. */
export function changing({
  operationId,
  summary,
  description,
  id,
  body,
  answer,
  conflict,
}: Changing): Operation {
  return {
    ...WRITING,
    operationId,
    summary,
    ...(description && { description }),
    parameters: [{ ...id, in: "path", required: true, schema: { type: "string", format: "uuid" } }],
    requestBody: { required: true, content: json(schema(body)) },
    responses: {
      200: { description: "Changed", content: json(schema(answer)) },
      409: failure(conflict ?? "Somebody changed it at the same time; nothing was stored."),
      ...REFUSALS,
      ...FAULTS,
    },
  };
}

interface Removing {
  operationId: string;
  summary: string;
  description?: string;
  id?: { name: string; description: string; schema?: object };
}

/** A call that removes something by its id, as the button on its page does. The history keeps what it was. */
export function removing({
  operationId,
  summary,
  description,
  id = { name: "id", description: "The id of the entry." },
}: Removing): Operation {
  return {
    ...WRITING,
    operationId,
    summary,
    ...(description && { description }),
    parameters: [
      { schema: { type: "string", format: "uuid" }, ...id, in: "path", required: true },
      query(
        "revision",
        "The revision that was read. If somebody has changed it since, nothing is removed (409).",
        { type: "integer", minimum: 0 },
      ),
    ],
    responses: {
      204: { description: "Removed" },
      409: failure("Somebody changed it since the revision that was sent; nothing was removed."),
      ...REFUSALS,
      ...FAULTS,
    },
  };
}

export const OF_COLLABORATIVE = { parameters: [parameter("collaborative")] };

/** Calls by address: what they share, and each method. */
export type Calls = Record<
  string,
  { parameters?: object[] } & { [method in "get" | "put" | "post" | "patch" | "delete"]?: Operation }
>;
