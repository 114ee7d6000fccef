import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerCall } from "~/access/bearer.server";
import { bodyOf, TooLarge } from "~/access/body.server";
import { mayReachMember } from "~/access/permissions";
import { problem } from "~/access/problem";
import { exportRows, observationsCsv } from "~/exchange/export";
import { importObservations } from "~/exchange/import.server";
import { decode, FileError, MAX_BYTES, readTable, type Table, tableOf } from "~/exchange/table";
import { readCatalog } from "~/records/catalog.server";
import { readObservationsFor } from "~/records/export.server";

export async function loader(doorway: LoaderFunctionArgs) {
  return answerCall(doorway, "export data", async ({ db, viewer }) => {
    const query = new URL(doorway.request.url).searchParams;
    const catalog = await readCatalog(db);
    const year = query.get("year");
    const format = query.get("format") ?? "json";
    const [member, measure] = [query.get("member"), query.get("measure")];
    const memberId = catalog.members.find(({ slug }) => slug === member)?.id;
    const itemId = [...catalog.measures, ...catalog.metrics].find(({ code }) => code === measure)?.id;
    if (year !== null && !/^\d{4}$/.test(year)) return wrong("year", "year is a number such as 2025.");
    if (!["json", "csv"].includes(format)) return wrong("format", "format is json or csv.");
    if (member !== null && !memberId) return wrong("member", "There is no such member.");
    if (measure !== null && !itemId) return wrong("measure", "There is no such measure.");
    if (memberId && viewer.role === "data_lead" && !mayReachMember(viewer, memberId))
      return problem(403, "Not allowed", "This token reaches only its own member.");
    const observations = await readObservationsFor(db, viewer, catalog, {
      memberIds: memberId === undefined ? undefined : [memberId],
      itemIds: itemId === undefined ? undefined : [itemId],
      ...(year !== null && { from: Number(year), to: Number(year) }),
    });
    const rows = exportRows(catalog, observations);
    if (format === "json")
      return Response.json(
        rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) })),
      );
    return new Response(observationsCsv(rows), { headers: { "content-type": "text/csv; charset=utf-8" } });
  });
}

const wrong = (column: string, message: string) =>
  problem(422, "The question is not right", message, [{ row: null, column, code: "bad_parameter", message }]);

/** All rows are stored or none: a fault is thrown, so that the transaction is given up. */
export async function action(doorway: ActionFunctionArgs) {
  const { request, context } = doorway;
  if (request.method !== "POST") return problem(405, "Not possible here", "Observations are sent with POST.");
  try {
    // Read before the transaction begins: a slow sender must not hold up everyone else.
    const bytes = await bodyOf(request, MAX_BYTES);
    return await answerCall(doorway, "enter data", async ({ db, viewer }) => {
      const catalog = await readCatalog(db);
      const counts = await importObservations(db, catalog, tableIn(bytes, request), {
        onlyMemberId: viewer.memberId,
        ...reasonOf(request),
      });
      if (counts.created + counts.changed > 1000) context.database.afterBulkWrite();
      return Response.json(counts);
    });
  } catch (error) {
    if (error instanceof TooLarge) return problem(413, "Too large", "Send at most 20 MB at once.");
    if (!(error instanceof FileError)) throw error;
    const { errors } = error;
    const detail = `Nothing was stored: ${errors.length} ${errors.length === 1 ? "fault" : "faults"}. ${errors[0]?.message ?? ""}`;
    return problem(422, "The observations are not right", detail, errors);
  }
}

function tableIn(bytes: Uint8Array, { headers }: Request): Table {
  const text = decode(bytes);
  return headers.get("content-type")?.includes("csv") ? readTable(text) : tableOf(parseJson(text));
}

/** `?reason=` says why; without it, values that are verified are refused, row by row. */
function reasonOf(request: Request) {
  const given = new URL(request.url).searchParams.get("reason")?.trim().slice(0, MOST_REASON);
  return given ? { reason: given } : { reason: null, remark: "Sent through the API" };
}
const MOST_REASON = 2000;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileError([
      {
        row: null,
        column: null,
        code: "not_json",
        message: "The body is neither CSV (text/csv) nor a JSON array.",
      },
    ]);
  }
}
