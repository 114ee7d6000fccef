import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { passes } from "~/domain/collection";
import { STRATEGY_NAMES } from "~/domain/types";
import { toCsv } from "~/exchange/csv";
import { readCatalog } from "~/records/catalog.server";
import { readContacts } from "~/records/collection.server";
import { listYears } from "~/records/years.server";
import { stateWord } from "~/ui/figures/StatusWord";
import { chosenYear, filterOf, readRows } from "./shared/collection.server";
import { csvFile } from "./shared/files";

const HEADER = ["member", "strategy", "state", "missing", "missing measures", "due", "contact"] as const;

/** Who owes what: a row for each member and strategy, narrowed as the page is. */
export async function loader(doorway: LoaderFunctionArgs) {
  return visit(doorway, "see entries", async (visited) => {
    const { db, viewer } = visited;
    const catalog = await readCatalog(db);
    const year = chosenYear(doorway.request, await listYears(db));
    const filter = filterOf(new URL(doorway.request.url).searchParams);
    const found = year === null ? [] : (await readRows(visited, catalog, year, viewer.memberId)).rows;
    const contacts = await readContacts(db, viewer.memberId);
    const rows = found
      .filter((row) => passes(row, filter))
      .flatMap(({ member, dueOn, cells }) =>
        cells
          .filter(({ state }) => state !== "not_asked")
          .map(({ strategy, state, missing }) => [
            ...[member.name, STRATEGY_NAMES[strategy], stateWord(state), missing.length],
            ...[missing.map(({ label }) => label).join("; "), dueOn, contacts.get(member.id)?.join("; ")],
          ]),
      );
    return csvFile(
      `${catalog.collaborative.slug}-status-${year ?? "none"}.csv`,
      toCsv(HEADER, rows, { mark: true }),
    );
  });
}
