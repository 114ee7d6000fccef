import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerIfChanged } from "~/access/api/conditional.server";
import { openApiDocument } from "./openapi-document";

/** The description of the API, for programs. It holds no data, so it needs no token. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const origin = context.config.appUrl ?? new URL(request.url).origin;
  return answerIfChanged(request, Response.json(openApiDocument(origin)));
}
