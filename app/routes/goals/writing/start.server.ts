import { goalFaults } from "~/domain/goals/faults";
import { goalFromTemplate } from "~/domain/goals/template";
import { targetSentence } from "~/domain/goals/words/target-sentences";
import { typedGoal } from "~/domain/goals/writing/form";
import { BLANK_GOAL, type TypedGoal } from "~/domain/goals/writing/typed";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/terms";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalChoices } from "~/ui/goals/types";
import { GOAL_TEMPLATES } from "../../../../seeds/library";
import type { GoalContext } from "./context.server";

export interface Beginning {
  /** The template's code; a different one resets the form. */
  code: string;
  typed: TypedGoal;
  lead: string | null;
}

export interface TemplateShown {
  code: string;
  label: string;
  level: "institution" | "collaborative";
  aim: string;
}

/**
 * What the form starts with: a template (?template=…, ?member= for an institution's goal) or an interview theme
 * (?theme=…&strategy=…); null while nothing is chosen.
 */
export function beginning(query: URLSearchParams, { setting }: GoalContext): Beginning | null {
  const { catalog, opening: startYear } = setting;
  const member = catalog.members.find(({ id, slug }) => [id, slug].includes(query.get("member") ?? ""));
  const theme = query.get("theme")?.trim().slice(0, 200) ?? "";
  const code = query.get("template");
  if (code === null && theme === "") return null;
  const template = GOAL_TEMPLATES.find((candidate) => candidate.code === code);
  if (template) {
    const { baselineYear } = catalog.collaborative;
    const goal = goalFromTemplate(template, { startYear: baselineYear, memberId: member?.id ?? null });
    return { code: template.code, typed: typedGoal(goal, catalog.collaborative), lead: FILL_IN };
  }
  const strategy = strategyOf(query.get("strategy"));
  const typed = {
    ...BLANK_GOAL,
    strategy,
    whose: member?.id ?? BLANK_GOAL.whose,
    startYear: String(startYear),
    statement: theme === "" ? "" : theme.charAt(0).toUpperCase() + theme.slice(1),
  };
  const lead = theme === "" ? null : `In the interviews, members spoke of “${theme}”. What should change?`;
  return { code: "", typed, lead };
}

const FILL_IN = "Make it yours: fill in the [brackets], and change whatever does not fit.";

const strategyOf = (text: string | null): Strategy =>
  STRATEGIES.find((strategy) => strategy === text) ?? BLANK_GOAL.strategy;

/** The templates whose figures are collected here, by strategy, with their aims. */
export function offered(
  { setting }: GoalContext,
  { figures }: GoalChoices,
): { strategy: Strategy; name: string; templates: TemplateShown[] }[] {
  const { catalog } = setting;
  const { measures, metrics, collaborative } = catalog;
  const startYear = collaborative.baselineYear;
  const indicators = figures.filter(({ strategy }) => strategy === null);
  const words = goalWords(catalog, indicators, collaborative);
  const known = { measures, metrics, indicators };
  const fitting = GOAL_TEMPLATES.filter((template) => {
    const goal = goalFromTemplate(template, { startYear, memberId: null });
    return goalFaults(goal, known).length === 0;
  });
  return STRATEGIES.map((strategy) => ({
    strategy,
    name: STRATEGY_NAMES[strategy],
    templates: fitting
      .filter((template) => template.strategy === strategy)
      .map(({ code, label, level, target, years }) => ({
        code,
        label,
        level,
        aim: targetSentence(target, { startYear, targetYear: startYear + years }, words),
      })),
  }));
}
