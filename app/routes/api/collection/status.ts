import type { LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { answerCall } from "~/access/api/bearer.server";
import { problem } from "~/access/problem";
import { statusRows } from "~/domain/collection/status-rows";
import { readWithoutSharing } from "~/records/agreements/agreements.server";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readCollection } from "~/records/collection/collection.server";
import { todayIso } from "~/records/today";
import { yearParameter } from "~/routes/api/answering/year-parameter";
import type { status } from "./collection-schemas";

/** Who owes which numbers of a year: every member for staff, and for an institution its own row. */
export async function loader(args: LoaderFunctionArgs) {
  return answerCall(args, "see entries", async ({ db, viewer }) => {
    const asked = yearParameter(args.request);
    if (typeof asked !== "number") return asked;
    const catalog = await readCatalog(db);
    const { year, requests } = await readCollection(db, asked, viewer.memberId);
    if (!year) return problem(404, "Not found", `${asked} has not been opened here.`);
    const today = todayIso();
    const isBare = await readWithoutSharing(db, today);
    const answer: z.infer<typeof status> = {
      year: asked,
      state: year.state,
      dueOn: year.dueOn,
      members: statusRows(catalog, year, requests, today).map((row) => ({
        member: row.member.slug,
        dueOn: row.dueOn,
        late: row.late,
        state: row.state,
        asked: row.asked,
        answered: row.answered,
        questions: row.questions,
        changed: row.changed,
        withoutAgreement: isBare(row.member.id),
        strategies: row.cells.map(({ strategy, state, missing }) => ({
          strategy,
          state,
          missing: missing.map(({ code }) => code),
        })),
      })),
    };
    return Response.json(answer);
  });
}
