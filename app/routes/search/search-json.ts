import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFor } from "./find.server";
import { type Found, KINDS } from "./things";

/** As many as the list below the search field has room for. */
const QUICK_RESULTS = 8;
/** Goals have long names with many words: they would crowd the rest out. */
const OF_ONE_KIND = 3;

/** Quick results while somebody types. */
export async function loader(args: LoaderFunctionArgs) {
  const { query, found, count } = await findFor(args);
  const shown = varied(found).map(({ kind, ...thing }) => ({ ...thing, kind: KINDS[kind] }));
  return Response.json({ query, found: shown, count });
}

/** The best results, only a few of each kind. */
function varied(found: Found[]): Found[] {
  const counts = new Map<string, number>();
  return found
    .filter(({ kind }) => {
      const before = counts.get(kind) ?? 0;
      counts.set(kind, before + 1);
      return before < OF_ONE_KIND;
    })
    .slice(0, QUICK_RESULTS);
}
