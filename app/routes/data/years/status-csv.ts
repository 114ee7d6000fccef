import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { passes } from "~/domain/collection/status-rows";
import { STRATEGY_NAMES } from "~/domain/terms";
import { toCsv } from "~/exchange/csv";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { readContacts } from "~/records/collection/collection.server";
import { listYears } from "~/records/collection/years.server";
import { noteSecurity } from "~/records/security/notes.server";
import { csvFile } from "~/routes/shared/downloads";
import { stateWord } from "~/ui/figures/StatusWord";
import { chosenYear, filterOf, readRows } from "./status.server";

const HEADER = ["member", "strategy", "state", "missing", "missing measures", "due", "contact"] as const;

/** What is missing: a row for each member and strategy, filtered like the page. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const year = chosenYear(args.request, await listYears(db));
    const filter = filterOf(new URL(args.request.url).searchParams);
    const unfiltered = year === null ? [] : (await readRows(visited, catalog, year, viewer.memberId)).rows;
    const contacts = await readContacts(db, viewer.memberId);
    const rows = unfiltered
      .filter((row) => passes(row, filter))
      .flatMap(({ member, dueOn, cells }) =>
        cells
          .filter(({ state }) => state !== "not_asked")
          .map(({ strategy, state, missing }) => [
            member.name,
            STRATEGY_NAMES[strategy],
            stateWord(state),
            missing.length,
            missing.map(({ label }) => label).join("; "),
            dueOn,
            contacts.get(member.id)?.join("; "),
          ]),
      );
    // It names whom to ask.
    await noteSecurity(visited.db, { kind: "export", what: "status of a year, with contacts" });
    return csvFile(
      `${catalog.collaborative.slug}-status-${year ?? "none"}.csv`,
      toCsv(HEADER, rows, { mark: true }),
    );
  });
}
