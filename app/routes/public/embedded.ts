import type { LoaderFunctionArgs } from "@remix-run/node";
import { embedsShare } from "~/access/limits/fair-share.server";
import { embeddedChart } from "~/access/links/embed.server";
import { embeddedPage } from "./embedded-page.server";

/** A chart in the frame of another site: for everyone, without a session. */
export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { token } = params;
  return embedsShare.run(`chart ${token?.slice(0, 200)}`, async () =>
    embeddedPage(await embeddedChart(context, token), request),
  );
}
