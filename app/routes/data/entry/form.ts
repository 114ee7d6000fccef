import type { EntryChange } from "~/domain/entry/entry";

/** From the grid's plain form: the cells that were changed since the page was rendered, and the typed texts. */
export function changedCells(form: FormData): { changes: EntryChange[]; typed: Record<string, string> } {
  const changes: EntryChange[] = [];
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    const [, code, year] = /^cell:([^:]+):(\d{4})$/.exec(name) ?? [];
    if (!code || !year || typeof value !== "string") continue;
    const base = String(form.get(`base:${code}:${year}`) ?? "0|");
    const cut = base.indexOf("|");
    if (value.trim() === base.slice(cut + 1).trim()) continue;
    typed[`${code}:${year}`] = value;
    changes.push({ code, year: Number(year), text: value, revision: Number(base.slice(0, cut)) || 0 });
  }
  return { changes, typed };
}
