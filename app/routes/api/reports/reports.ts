import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { paths } from "~/paths";
import { listAnswer } from "~/routes/api/answering/list-answer";
import { readReadableReports } from "~/routes/reports/index.server";
import { report } from "./report-schemas";

/** The reports that this caller may read, newest first: whoever writes them gets drafts as well. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see reports", async (call) => {
    const collaborative = args.params.collaborative ?? "";
    const answer = (await readReadableReports(call)).map(
      ({ slug, title, year, audience, version, publishedAt }): z.infer<typeof report> => ({
        report: slug,
        title,
        year,
        audience,
        version,
        publishedAt: publishedAt?.toISOString() ?? null,
        page: paths.report(collaborative, slug),
      }),
    );
    return listAnswer(args.request, report, answer);
  });
}
