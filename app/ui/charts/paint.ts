import type { Strategy } from "~/domain/types";
import type { Look } from "./looks";

/** The colours and letters of a drawing: theme variables on the page, fixed values in a file. */
export interface Paint {
  paper: string;
  ink: string;
  inkSoft: string;
  line: string;
  axis: string;
  wash: string;
  strategy: Record<Strategy, string>;
  fontFamily: string;
}

/** Follows light, dark and print through the variables of theme.css. */
export const PAGE_PAINT: Paint = {
  paper: "var(--color-paper)",
  ink: "var(--color-ink)",
  inkSoft: "var(--color-ink-soft)",
  line: "var(--color-line)",
  axis: "var(--color-line-strong)",
  wash: "var(--color-sunk)",
  strategy: {
    workforce: "var(--color-workforce)",
    purchasing: "var(--color-purchasing)",
    investing: "var(--color-investing)",
  },
  fontFamily: "inherit",
};

/** For files that know no style sheet: the light colours of theme.css on white. */
export const PRINT_PAINT: Paint = {
  paper: "#ffffff",
  ink: "#16242e",
  inkSoft: "#4c5a63",
  line: "#ded4c1",
  axis: "#82786a",
  wash: "#f4f1ea",
  strategy: { workforce: "#173f75", purchasing: "#b4500b", investing: "#0b6b5d" },
  fontFamily: "Public Sans, Helvetica, Arial, sans-serif",
};

/** The colour of a line. */
export function strokeOf(look: Look, paint: Paint): string {
  return look.strategy ? paint.strategy[look.strategy] : paint.axis;
}
