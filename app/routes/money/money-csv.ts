import type { LoaderFunctionArgs } from "@remix-run/node";
import { visit } from "~/access/visit.server";
import { SOURCE_KINDS, SOURCE_STATES } from "~/domain/money/terms";
import { toCsv } from "~/exchange/csv";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { csvFile } from "~/routes/shared/downloads";
import { readShownMoney } from "./shown.server";

const HEADER = ["source", "kind", "state", "from", "until", "for", "award", "income", "fiscal year"];

/** The year's sources; amounts are empty for those who do not see them. */
export async function loader(args: LoaderFunctionArgs) {
  return visit(args, "see money", async (visited) => {
    const catalog = await readCatalog(visited.db);
    const asked = Number(new URL(args.request.url).searchParams.get("year")) || null;
    const { year, sources } = await readShownMoney(visited, catalog, asked);
    const rows = sources.map(({ name, kind, state, from, until, purpose, award, income }) => [
      name,
      SOURCE_KINDS[kind],
      SOURCE_STATES[state],
      from,
      until,
      purpose ?? "Core",
      award,
      income,
      year,
    ]);
    return csvFile(`${catalog.collaborative.slug}-money-${year}.csv`, toCsv(HEADER, rows, { mark: true }));
  });
}
