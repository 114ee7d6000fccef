import type { LoaderFunctionArgs } from "@remix-run/node";
import { shellOf } from "~/access/shell";
import { visit } from "~/access/visit.server";
import { discloseNames } from "~/domain/search/disclosure";
import { LONGEST_QUERY } from "~/domain/search/search";
import { readNames } from "~/records/search/names.server";
import { find } from "./things";

/** More results help nobody: the query should be longer. */
const MOST_RESULTS = 50;

/** Answers `?q=` with what this viewer may see. One statement reads all of it. */
export function findFor(args: LoaderFunctionArgs) {
  const typed = new URL(args.request.url).searchParams.get("q") ?? "";
  const query = typed.slice(0, LONGEST_QUERY).trim();
  return visit(args, "see figures", async (visited) => {
    const { catalog, names } = await readNames(visited.db);
    const { collaborative } = catalog;
    const shell = shellOf(visited, collaborative);
    const visible = discloseNames(names, visited.viewer, {
      policy: collaborative.policy,
      person: visited.db.actor,
    });
    const found = find(query, { shell, catalog, names: visible });
    return { shell, query, found: found.slice(0, MOST_RESULTS), count: found.length };
  });
}
