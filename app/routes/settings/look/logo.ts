import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";
import { readLogoFile } from "~/records/look/look.server";

/** The logo of a collaborative. Its address names its content, so browsers may keep it. */
export async function loader(args: LoaderFunctionArgs) {
  const logo = await visit(args, "see figures", ({ db }) => readLogoFile(db, args.params.hash ?? ""));
  if (!logo) throw notFound("There is no such logo.");
  return new Response(logo.content as BodyInit, {
    headers: {
      "content-type": logo.mediaType,
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}
