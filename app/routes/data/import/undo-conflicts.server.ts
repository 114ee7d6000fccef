import type { Catalog } from "~/domain/terms";
import type { Undo } from "~/records/imports/imports.server";

/** Why an import was not undone. */
export interface UndoFault {
  message: string;
  /** Values that prevent it. */
  values: { key: string; member: string; item: string; year: number; message: string }[];
}

const REASONS = {
  gone: "There is no such import.",
  not_yours: "Only the backbone staff can undo imports by others, or with other members’ values.",
  undone_already: "It has already been undone.",
  in_the_way: "Nothing was undone, because of these values.",
};

/** Says why an import was not undone, with the names of members and measures. */
export function undoFault(undo: Extract<Undo, { undone: false }>, catalog: Catalog): UndoFault {
  const members = new Map(catalog.members.map(({ id, name }) => [id, name]));
  const items = new Map([...catalog.metrics, ...catalog.measures].map(({ code, label }) => [code, label]));
  return {
    message: REASONS[undo.why],
    values: (undo.why === "in_the_way" ? undo.values : []).map(
      ({ memberId, code, categoryId, year, message }) => ({
        key: `${memberId} ${code} ${year} ${categoryId}`,
        member: members.get(memberId) ?? "",
        item: (code && items.get(code)) ?? "A measure that is switched off",
        year,
        message,
      }),
    ),
  };
}
