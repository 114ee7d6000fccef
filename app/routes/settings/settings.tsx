import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { settingsOf } from "~/access/shell";
import { forbidden, visit } from "~/access/visit.server";
import { paths } from "~/paths";

/** Redirects to the first settings page the viewer may open. */
export async function loader(args: LoaderFunctionArgs) {
  const first = await visit(args, "see settings", async ({ viewer }) => {
    const [page] = settingsOf(viewer);
    if (!page) throw forbidden();
    return page;
  });
  return redirect(paths.settingsPage(args.params.collaborative ?? "", first));
}

/** Never shown: the loader redirects or refuses. It makes this a page, so that a refusal has a frame. */
export default function Settings() {
  return null;
}
