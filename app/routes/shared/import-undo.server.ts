import type { Catalog } from "~/domain/types";
import type { Undo } from "~/records/imports.server";

/** Why an import was not undone. */
export interface UndoFault {
  message: string;
  /** Values that are in the way. */
  values: { key: string; member: string; item: string; year: number; message: string }[];
}

const WHY = {
  gone: "There is no such import.",
  not_yours: "Only the backbone staff may undo what others sent, or what holds other members’ values.",
  undone_already: "It was undone already.",
  in_the_way: "Nothing was undone: these values would have to be looked at first.",
};

export function inTheWay(undo: Extract<Undo, { undone: false }>, catalog: Catalog): UndoFault {
  const members = new Map(catalog.members.map(({ id, name }) => [id, name]));
  const items = new Map([...catalog.metrics, ...catalog.measures].map(({ code, label }) => [code, label]));
  return {
    message: WHY[undo.why],
    values: (undo.why === "in_the_way" ? undo.values : []).map(
      ({ memberId, code, categoryId, year, message }) => ({
        key: `${memberId} ${code} ${year} ${categoryId}`,
        member: members.get(memberId) ?? "",
        item: (code && items.get(code)) ?? "A measure that is switched off",
        ...{ year, message },
      }),
    ),
  };
}
