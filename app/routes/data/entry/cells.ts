import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { jsonOf } from "~/access/limits/body.server";
import { visit } from "~/access/visit.server";
import { MAX_NOTE_CHARS, type SaveAnswer } from "~/domain/entry/entry";
import { isYear } from "~/domain/years";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { saveEntries } from "~/records/entry/entry.server";
import { readCellWarnings } from "~/records/entry/soft-checks.server";
import { chosenMember } from "./chosen-member.server";
import { effectOf, figuresBefore } from "./effect.server";

const MAX_CELLS = 5000;
const MAX_BYTES = 1024 * 1024;

const body = z.object({
  changes: z
    .array(
      z.object({
        code: z.string().max(200),
        year: z.number().refine(isYear),
        text: z.string().max(2000),
        revision: z.number().int().min(0),
        note: z.string().max(MAX_NOTE_CHARS).nullish(),
        source: z.string().max(500).nullish(),
      }),
    )
    .max(MAX_CELLS),
  /** Required to change verified values. */
  reason: z.string().max(MAX_NOTE_CHARS).nullish(),
});

/** Saves what the entry grid sends in the background: a cell or a pasted block, all of it or nothing. */
export async function action(args: ActionFunctionArgs) {
  const read = body.safeParse(await jsonOf(args.request, MAX_BYTES));
  if (!read.success)
    return Response.json(
      { title: "These cells cannot be read.", detail: "Reload the page and try again." },
      { status: 400 },
    );
  const answer = await visit(args, "enter data", async (visited): Promise<SaveAnswer | null> => {
    const catalog = await readCatalog(visited.db);
    const member = chosenMember(args.request, visited, catalog);
    if (!member) return null;
    const { changes, reason } = read.data;
    const before = await figuresBefore(visited, catalog, read.data);
    const saved = await saveEntries(visited.db, catalog, { member, changes, reason });
    if (saved.outcome === "refused") return saved;
    // The following year is compared with the changed one, so its warnings may change as well.
    const years = [...new Set(changes.flatMap(({ year }) => [year, year + 1]))];
    const { db, viewer } = visited;
    const warned = await readCellWarnings(db, catalog, { member, years, viewer });
    return { ...saved, warned, effect: await effectOf(visited, before, read.data) };
  });
  const status =
    answer === null ? 404 : answer.outcome === "saved" ? 200 : answer.errors.length > 0 ? 422 : 409;
  return Response.json(answer ?? { title: "There is no member yet." }, { status });
}

export const loader = ({ params }: { params: { collaborative?: string } }) =>
  redirect(paths.entry(params.collaborative ?? ""));
