import type { Strategy } from "~/domain/terms";
import { STRATEGY_COLORS } from "~/ui/figures/strategy-colors";
import type { LineStyle } from "./line-styles";

/** The colors and font of a drawing: theme variables on a page, fixed values in a file. */
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

/** Follows light, dark, and print through the variables of theme.css. */
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

/** For names in other scripts, the faces that PNG and PDF files have, as their makers and as Google name them. */
const OTHER_SCRIPTS =
  "Noto Sans S Chinese, Noto Sans SC, Noto Naskh Arabic, Noto Sans Arabic, Noto Sans Hebrew";
const FILE_FONTS = `Public Sans, ${OTHER_SCRIPTS}, Helvetica, Arial, sans-serif`;
/** Of titles. */
export const FILE_SERIF = `Source Serif 4, ${OTHER_SCRIPTS}, Georgia, serif`;

/** For files without a style sheet: the light colors of theme.css on white. */
export const PRINT_PAINT: Paint = {
  paper: "#ffffff",
  ink: "#16242e",
  inkSoft: "#4c5a63",
  line: "#ded4c1",
  axis: "#82786a",
  wash: "#f4f1ea",
  strategy: {
    workforce: STRATEGY_COLORS.workforce.ink,
    purchasing: STRATEGY_COLORS.purchasing.ink,
    investing: STRATEGY_COLORS.investing.ink,
  },
  fontFamily: FILE_FONTS,
};

/** The color of a line. */
export function strokeOf(look: LineStyle, paint: Paint): string {
  return look.strategy ? paint.strategy[look.strategy] : paint.axis;
}
