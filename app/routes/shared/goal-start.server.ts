import { goalFaults } from "~/domain/goal-faults";
import { typedGoal } from "~/domain/goal-form";
import { targetSentence } from "~/domain/goal-sentences";
import { goalFromTemplate } from "~/domain/goal-template";
import { BLANK_GOAL, type TypedGoal } from "~/domain/goal-typed";
import { STRATEGIES, STRATEGY_NAMES, type Strategy } from "~/domain/types";
import { goalWords } from "~/ui/figures/goal-words";
import type { GoalDesk } from "~/ui/goals/types";
import { GOAL_TEMPLATES } from "../../../seeds/library";
import type { GoalGround } from "./goal-desk.server";

export interface Beginning {
  /** The template's code, so that another one is another form. */
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
 * What the form begins with: ?template=…, with ?member= for whose goal it is, or what was heard in interviews,
 * ?theme=…&strategy=…; null while nothing is chosen.
 */
export function beginning(query: URLSearchParams, { setting }: GoalGround): Beginning | null {
  const { catalog, opening: startYear } = setting;
  const member = catalog.members.find(({ id, slug }) => [id, slug].includes(query.get("member") ?? ""));
  const theme = query.get("theme")?.trim().slice(0, 200) ?? "";
  const code = query.get("template");
  if (code === null && theme === "") return null;
  const template = GOAL_TEMPLATES.find((one) => one.code === code);
  if (template) {
    const goal = goalFromTemplate(template, { startYear, memberId: member?.id ?? null });
    return { code: template.code, typed: typedGoal(goal, catalog.collaborative), lead: FILL_IN };
  }
  const strategy = strategyOf(query.get("strategy"));
  const typed = {
    ...{ ...BLANK_GOAL, strategy, whose: member?.id ?? BLANK_GOAL.whose, startYear: String(startYear) },
    statement: theme === "" ? "" : theme.charAt(0).toUpperCase() + theme.slice(1),
  };
  const lead = theme === "" ? null : `In the interviews, members spoke of “${theme}”. What should change?`;
  return { code: "", typed, lead };
}

const FILL_IN = "Make it yours: fill in what stands in [brackets], and change whatever does not fit.";

const strategyOf = (text: string | null): Strategy =>
  STRATEGIES.find((one) => one === text) ?? BLANK_GOAL.strategy;

/** The templates whose figures are kept here, by strategy, with what each aims at. */
export function offered(
  { setting }: GoalGround,
  { figures }: GoalDesk,
): { strategy: Strategy; name: string; templates: TemplateShown[] }[] {
  const { catalog, opening: startYear } = setting;
  const { measures, metrics, collaborative } = catalog;
  const indicators = figures.filter(({ strategy }) => strategy === null);
  const words = goalWords(catalog, indicators, collaborative);
  const known = { measures, metrics, indicators };
  const fitting = GOAL_TEMPLATES.filter((template) => {
    const goal = goalFromTemplate(template, { startYear, memberId: null });
    return goalFaults(goal, known).length === 0;
  });
  return STRATEGIES.map((strategy) => ({
    ...{ strategy, name: STRATEGY_NAMES[strategy] },
    templates: fitting
      .filter((one) => one.strategy === strategy)
      .map(({ code, label, level, target, years }) => ({
        ...{ code, label, level },
        aim: targetSentence(target, { startYear, targetYear: startYear + years }, words),
      })),
  }));
}
