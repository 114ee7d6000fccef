import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { openApiDocument } from "../../app/routes/api/openapi-document";

const HEADER = `/**
 * The calls of the Tidemark API and their types. Written by \`npm run client\` from the description of the API; do not
 * edit.
 */
`;

/** The text of clients/typescript/schema.ts. A test compares it with the committed file. */
export async function clientTypes(): Promise<string> {
  const description = JSON.parse(JSON.stringify(openApiDocument("https://tidemark.example.org")));
  return HEADER + astToString(await openapiTS(description as OpenAPI3, { defaultNonNullable: false }));
}
