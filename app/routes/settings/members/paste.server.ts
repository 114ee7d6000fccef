import { redirect } from "@remix-run/node";
import type { Visit } from "~/access/visit.server";
import { MOST_PASTED_CHARS, type PastedMembers, readPastedMembers } from "~/domain/members/pasted";
import { paths } from "~/paths";
import { readCatalog } from "~/records/collaboratives/catalog.server";
import { addMembers, lockNewMembers } from "~/records/collaboratives/members.server";

/** A refused paste: what was typed, and what is wrong in which line. Nothing of it is stored. */
export interface PasteAnswer {
  pasted: string;
  faults: PastedMembers["faults"];
}

/** Adds every institution of a paste, or none. */
export async function pasteMembers(
  { db }: Visit,
  slug: string,
  form: FormData,
): Promise<PasteAnswer | Response> {
  const pasted = String(form.get("pasted") ?? "");
  if (pasted.length > MOST_PASTED_CHARS)
    return {
      pasted: pasted.slice(0, MOST_PASTED_CHARS),
      faults: [
        { line: 1, message: `Paste at most ${MOST_PASTED_CHARS.toLocaleString("en-US")} characters.` },
      ],
    };
  const read = async () => {
    const { collaborative, members } = await readCatalog(db);
    return readPastedMembers(pasted, { baselineYear: collaborative.baselineYear, known: members });
  };
  const planned = await read();
  if (planned.faults.length > 0) return { pasted, faults: planned.faults };
  await lockNewMembers(db, planned.members);
  // Somebody may have added one of them meanwhile.
  const { members, faults } = await read();
  if (faults.length > 0) return { pasted, faults };
  await addMembers(
    db,
    members.map((member) => ({ ...member, leftOn: null, baselineYear: null, absences: [] })),
  );
  return redirect(paths.settingsPage(slug, "members", { added: members.length }));
}
