import type { ChangeWords } from "~/domain/investments/changes";
import { shift } from "~/domain/numbers/decimal";
import type { Catalog, Decimal } from "~/domain/terms";
import { formatShare, type Writing } from "~/ui/figures/format-numbers";
import { figureText } from "./InvestmentTable";

/** A share in percent, with the decimals that it has: "33.33%". */
export function percentText(share: Decimal, writing: Pick<Writing, "locale">): string {
  return formatShare(shift(share, -2), writing, share.split(".")[1]?.length ?? 0);
}

export function changeWords({
  members,
  collaborative,
}: Pick<Catalog, "members" | "collaborative">): ChangeWords {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return {
    member: (id) => names.get(id) ?? "a former member",
    figure: (figure, value) => figureText(figure, value, collaborative),
    percent: (share) => percentText(share, collaborative),
  };
}
