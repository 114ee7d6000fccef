import { own } from "~/domain/own";
import recorded from "./examples.json";
import type { Operation } from "./parts";

/**
 * Examples of what is sent and answered, recorded from calls of the tests (test/support/app/examples.ts says how). A test
 * holds each one against its schema, so that none goes stale.
 */
const EXAMPLES: Readonly<Record<string, { request?: unknown; answer?: unknown }>> = recorded;

type Content = Record<string, object>;
const JSON_TYPE = "application/json";

const shown = (content: Content | undefined, example: unknown): Content | undefined =>
  content?.[JSON_TYPE] && example !== undefined
    ? { ...content, [JSON_TYPE]: { ...content[JSON_TYPE], example } }
    : content;

/** A call with its example request and answer. */
export function withExamples(operation: Operation): Operation {
  const { request, answer } = own(EXAMPLES, operation.operationId) ?? {};
  const body = operation.requestBody as { content?: Content } | undefined;
  const status = ["200", "201"].find((code) => Object.hasOwn(operation.responses, code));
  const response = status && (operation.responses[status] as { content?: Content });
  return {
    ...operation,
    ...(body && { requestBody: { ...body, content: shown(body.content, request) } }),
    responses: {
      ...operation.responses,
      ...(status && response && { [status]: { ...response, content: shown(response.content, answer) } }),
    },
  };
}
