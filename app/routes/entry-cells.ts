import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { jsonOf } from "~/access/body.server";
import { visit } from "~/access/visit.server";
import type { SaveAnswer } from "~/domain/entry";
import { readCatalog } from "~/records/catalog.server";
import { saveEntries } from "~/records/entry.server";
import { readCellWarnings } from "~/records/soft-checks.server";
import { chosenMember } from "./shared/entry.server";

const MOST_CELLS = 5000;
const MOST_BYTES = 2 * 1024 * 1024;

const body = z.object({
  changes: z
    .array(
      z.object({
        code: z.string().max(200),
        year: z.number().int().min(1990).max(2100),
        text: z.string().max(2000),
        revision: z.number().int().min(0),
        note: z.string().max(2000).nullish(),
        source: z.string().max(500).nullish(),
      }),
    )
    .max(MOST_CELLS),
  /** Why: values that are verified change only with one. */
  reason: z.string().max(2000).nullish(),
});

/** What the entry grid sends in the background: one cell or one pasted block, stored whole or not at all. */
export async function action(doorway: ActionFunctionArgs) {
  const read = body.safeParse(await jsonOf(doorway.request, MOST_BYTES));
  if (!read.success)
    return Response.json(
      { title: "These cells cannot be read.", detail: "Reload the page and try again." },
      { status: 400 },
    );
  const answer = await visit(doorway, "enter data", async (visited): Promise<SaveAnswer | null> => {
    const catalog = await readCatalog(visited.db);
    const member = chosenMember(doorway.request, visited, catalog);
    if (!member) return null;
    const { changes, reason } = read.data;
    const saved = await saveEntries(visited.db, catalog, member, changes, { reason });
    if (saved.outcome === "refused") return saved;
    // What a year is compared with has changed for the year after it, too.
    const years = [...new Set(changes.flatMap(({ year }) => [year, year + 1]))];
    return { ...saved, warned: await readCellWarnings(visited.db, catalog, member, years, visited.viewer) };
  });
  const status =
    answer === null ? 404 : answer.outcome === "saved" ? 200 : answer.errors.length > 0 ? 422 : 409;
  return Response.json(answer ?? { title: "There is no member yet." }, { status });
}

export const loader = ({ params }: { params: { collaborative?: string } }) =>
  redirect(`/c/${params.collaborative}/data`);
