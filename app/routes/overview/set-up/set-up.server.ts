import type { Shell } from "~/access/shell";
import { isDone, SET_UP_STEPS, type SetUpFacts, type SetUpStep, stepsDone } from "~/domain/set-up";
import { paths } from "~/paths";

/** The list of what is still to set up, for backbone staff. */
export interface SetUpView {
  done: number;
  /** Where the path of a new partnership is. */
  path: string;
  steps: { step: SetUpStep; label: string; detail: string; to: string; done: boolean }[];
}

/** Null once everything is set up. */
export function setUpView(
  facts: SetUpFacts,
  { slug }: Pick<Shell, "slug">,
  baselineYear: number,
): SetUpView | null {
  const done = stepsDone(facts);
  if (done === SET_UP_STEPS.length) return null;
  const counted = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`;
  const words: Record<SetUpStep, { label: string; detail: string; to: string }> = {
    members: {
      label: facts.members === 0 ? "Add the first member" : "Add the members",
      detail: facts.members === 0 ? "No members yet" : counted(facts.members, "member"),
      to: paths.settingsPage(slug, "members"),
    },
    people: {
      label: "Invite people",
      detail:
        facts.people > 1
          ? `${facts.people} here or invited`
          : "A data lead and an executive for each institution.",
      to: paths.settingsPage(slug, "people"),
    },
    measures: {
      label: "Choose what we measure",
      detail: `${counted(facts.measures, "measure")} in use`,
      to: paths.settingsPage(slug, "measures"),
    },
    baseline: {
      label: "Enter the baseline",
      detail:
        facts.members === 0
          ? "Once there are members."
          : `${facts.withBaseline} of ${facts.members} members have a number for their baseline year, usually ${baselineYear}`,
      to: paths.import(slug),
    },
    goals: {
      label: "Set shared goals",
      detail:
        facts.goals === 0 ? "One for each strategy is a good start." : counted(facts.goals, "shared goal"),
      to: paths.newGoal(slug),
    },
    continuum: {
      label: "Rate members on the Continuum",
      detail: "Where each member stands, from getting started to sustaining.",
      to: paths.continuum(slug),
    },
    year: {
      label: "Open the year",
      detail: "Asks members for their numbers by a date.",
      to: paths.years(slug),
    },
  };
  return {
    done,
    path: paths.path(slug),
    steps: SET_UP_STEPS.map((step) => ({ step, done: isDone(step, facts), ...words[step] })),
  };
}
