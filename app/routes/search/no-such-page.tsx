import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, visit } from "~/access/visit.server";

/** Every address in a collaborative that no other route answers. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see figures", async (): Promise<null> => {
    throw notFound("The address may be mistyped, or the page may have moved. The search finds it by name.");
  });
}

/** Never shown: the loader always throws. It makes this a page, so that the error page has a frame. */
export default function NoSuchPage() {
  return null;
}
