import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerIfChanged } from "~/access/conditional.server";
import { openApiDocument } from "./openapi-document";

/** The description of the API, for programs; it says nothing about anyone, so it asks for no token. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const origin = context.settings.appUrl ?? new URL(request.url).origin;
  return answerIfChanged(request, Response.json(openApiDocument(origin)));
}
