import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { settingsOf } from "~/access/shell";
import { forbidden, visit } from "~/access/visit.server";

/** The settings begin with the first page that one may open. */
export async function loader(doorway: LoaderFunctionArgs) {
  const [first] = await visit(doorway, "see figures", async ({ viewer }) => settingsOf(viewer));
  if (!first) throw forbidden();
  return redirect(`/c/${doorway.params.collaborative}/settings/${first}`);
}
