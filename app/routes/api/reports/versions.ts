import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { jsonOf } from "~/access/limits/body.server";
import { listVersions } from "~/records/reports/versions.server";
import { asProblem, faultsOf, refuse } from "~/routes/api/answering/refusals";
import { byMethod } from "~/routes/api/answering/removing.server";
import { publishNow, reportOf } from "~/routes/reports/index.server";
import { publishBody, type published, type reportVersion } from "./report-schemas";

const BODY_BYTES = 16 * 1024;

/** The published versions of a report, the newest first. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see reports", async (call) => {
    const report = await reportOf(call, args.params.report);
    const answer = (await listVersions(call.db, report.id)).map(
      ({ version, publishedAt, publishedBy, contentHash }): z.infer<typeof reportVersion> => ({
        version,
        publishedAt: publishedAt.toISOString(),
        publishedBy,
        contentHash,
      }),
    );
    return Response.json(answer);
  }).catch(asProblem);
}

/** Publishes the report as it is now. */
export const action = byMethod({ POST: publish });

async function publish(args: ActionFunctionArgs): Promise<Response> {
  const sent = await jsonOf(args.request, BODY_BYTES);
  const answer = await answerCall(args, "write reports", async (call) => {
    const parsed = publishBody.safeParse(sent);
    if (!parsed.success) return refuse("publication", faultsOf(parsed.error));
    const report = await reportOf(call, args.params.report);
    // Nobody subscribed to the reports of a demo on purpose.
    const by = { db: call.db, isDemo: args.context.config.demo };
    const { published: version, told } = await publishNow(args, by, report, parsed.data.figures);
    const body: z.infer<typeof published> = { version, told };
    return Response.json(body, { status: 201 });
  }).catch(asProblem);
  args.context.post?.wake();
  args.context.webhooks?.wake();
  return answer;
}
