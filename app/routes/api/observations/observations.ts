import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/api/bearer.server";
import { lacksScope } from "~/access/api/scopes";
import { TooLarge } from "~/access/limits/body.server";
import { mayReachMember } from "~/access/permissions";
import { problem } from "~/access/problem";
import { isBlank } from "~/domain/plain-text";
import { type ExportRow, exportRows, observationsCsv } from "~/exchange/observations/export";
import { importObservations } from "~/exchange/observations/import.server";
import { FileError } from "~/exchange/opening/table";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readObservationsFor } from "~/records/figures/export.server";
import { csvAnswer, wantsCsv } from "~/routes/api/answering/list-answer";
import { pageOf } from "~/routes/api/answering/paging";
import { badParameter } from "~/routes/api/answering/year-parameter";
import { answerWithFigures } from "./answered-figures.server";
import { previewSent, sentBody, sentObservations, storeSent } from "./sent-observations.server";

export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "export data", async ({ db, viewer }) => {
    const query = new URL(args.request.url).searchParams;
    const catalog = await readCatalog(db);
    const year = query.get("year");
    const format = query.get("format") ?? (wantsCsv(args.request) ? "csv" : "json");
    const member = query.get("member");
    const measure = query.get("measure");
    const memberId = catalog.members.find(({ slug }) => slug === member)?.id;
    const itemId = [...catalog.measures, ...catalog.metrics].find(({ code }) => code === measure)?.id;
    if (year !== null && !/^\d{4}$/.test(year))
      return badParameter("year", "year must be a year, such as 2025.");
    if (!["json", "csv"].includes(format)) return badParameter("format", "format must be json or csv.");
    if (member !== null && !memberId) return badParameter("member", "There is no such member.");
    if (measure !== null && !itemId) return badParameter("measure", "There is no such measure.");
    if (memberId && viewer.role === "data_lead" && !mayReachMember(viewer, memberId))
      return problem(403, "Not allowed", "This token reaches only its own member.");
    const observations = await readObservationsFor(db, {
      viewer,
      catalog,
      filter: {
        memberIds: memberId === undefined ? undefined : [memberId],
        itemIds: itemId === undefined ? undefined : [itemId],
        from: year === null ? undefined : Number(year),
        to: year === null ? undefined : Number(year),
      },
    });
    const page = pageOf(args.request, exportRows(catalog, observations), keyOf);
    if (page instanceof Response) return page;
    const { rows, headers } = page;
    if (format === "json")
      return Response.json(
        rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) })),
        { headers: { vary: "Accept", ...headers } },
      );
    return csvAnswer(observationsCsv(rows), headers);
  });
}

/** A row's place among all, as the cursor names it. */
const keyOf = ({ member, year, measure, dimension, category }: ExportRow) =>
  JSON.stringify([member, year, measure, dimension, category]);

/**
 * Stores all rows or none: a fault is thrown, which rolls the transaction back. With `?dryRun=1`, stores nothing; with
 * `?answer=rollup`, answers the figures that the changes feed, from the same transaction.
 */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  if (request.method !== "POST") return problem(405, "Method not allowed", "Send observations with POST.");
  const query = new URL(request.url).searchParams;
  const dryRun = query.get("dryRun");
  const answer = query.get("answer");
  if (dryRun !== null && !["0", "1"].includes(dryRun))
    return badParameter("dryRun", "dryRun must be 0 or 1.");
  if (answer !== null && answer !== "rollup") return badParameter("answer", "answer must be rollup.");
  try {
    // Read before the transaction begins, so that a slow sender does not hold it open.
    const body = await sentBody(request);
    return await answerCall(args, "enter data", async ({ db, viewer, scopes }) => {
      // The answer holds figures, which a token for writing only does not see.
      if (answer !== null && !scopes.includes("read")) return lacksScope("read");
      const sent = await sentObservations(body);
      const catalog = await readCatalog(db);
      if (dryRun === "1") return Response.json(await previewSent(sent, { db, catalog, viewer }));
      const { touched, ...counts } =
        sent.kind === "table"
          ? await importObservations(db, catalog, sent.table(), {
              onlyMemberId: viewer.memberId,
              ...reasonOf(request),
            })
          : await storeSent(sent, { db, catalog, viewer }, reasonOf(request).reason);
      if (counts.created + counts.changed > 1000) context.database.afterBulkWrite();
      if (answer === null) return Response.json(counts);
      return Response.json(await answerWithFigures(counts, touched, { db, catalog, viewer }));
    });
  } catch (error) {
    if (error instanceof TooLarge)
      return problem(413, "Too large", "Send at most 20 MB of CSV or 1 MB of JSON at a time.");
    if (!(error instanceof FileError)) throw error;
    const { errors } = error;
    const detail = `Nothing was stored: ${errors.length} ${errors.length === 1 ? "fault" : "faults"}. ${errors[0]?.message ?? ""}`;
    return problem(422, "Invalid observations", detail, errors);
  }
}

/** The reason in `?reason=`. Without one, each row that changes a verified value is refused. */
function reasonOf(request: Request) {
  const reason = new URL(request.url).searchParams.get("reason")?.trim().slice(0, MAX_REASON_CHARS);
  return reason && !isBlank(reason) ? { reason } : { reason: null, remark: "Sent through the API" };
}
const MAX_REASON_CHARS = 2000;
