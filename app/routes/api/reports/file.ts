import type { LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { reportFilesShare } from "~/access/limits/fair-share.server";
import { asProblem } from "~/routes/api/answering/refusals";
import { fileOf, formatOf, shownOf } from "~/routes/reports/index.server";

type Model = Awaited<ReturnType<typeof shownOf>>["model"];

/** A report as a file: a version, or what this caller reads without one. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  let read: { model: Model; reader: string } | null = null;
  const admitted = await answerCall(args, "see reports", async (call) => {
    formatOf(args.params.format);
    const { model } = await shownOf(call, args.params.report, args.request);
    read = { model, reader: call.db.actor.tokenId ?? "" };
    return new Response(null, { status: 204 });
  }).catch(asProblem);
  return read ? rendered(args, read, admitted.headers) : admitted;
}

/** Outside the transaction: rendering takes time and needs no database. */
function rendered(
  args: LoaderFunctionArgs,
  { model, reader }: { model: Model; reader: string },
  headers: Headers,
): Promise<Response> {
  const format = formatOf(args.params.format);
  return reportFilesShare
    .run(reader, () => fileOf(model, format, args, Object.fromEntries(headers)))
    .catch(asProblem);
}
