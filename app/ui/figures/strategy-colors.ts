import type { Strategy } from "~/domain/terms";

/**
 * The strategies' colors in files, which know no style sheet. They are the light colors of theme.css, which also has
 * the dark ones; test/unit/ui/colors.test.ts holds the two together.
 */
export const STRATEGY_COLORS: Record<Strategy, { ink: string; wash: string }> = {
  workforce: { ink: "#173f75", wash: "#e4eaf2" },
  purchasing: { ink: "#b4500b", wash: "#f9e7d5" },
  investing: { ink: "#0b6b5d", wash: "#dcede5" },
};
