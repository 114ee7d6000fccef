import type { Step, StepStanding } from "./steps";

/** The path in plain words. */
export const STEP_WORDS: Record<Step, { title: string; what: string }> = {
  initiator: {
    title: "Is the initiator fit to convene?",
    what: "At least three people from other organizations rate it against the criteria.",
  },
  talks: {
    title: "Exploratory talks",
    what: "Notes of talks with at least three members and two community partners.",
  },
  convener: {
    title: "Convener chosen, or proposals requested",
    what: "A decision of a meeting; with the request attached where proposals are requested.",
  },
  learning: {
    title: "Leaders learn history and numbers",
    what: "A session held, and a community indicator with a source.",
  },
  community: { title: "Community met", what: "At least two meetings with residents or coalitions." },
  interviews: {
    title: "Members interviewed",
    what: "Something is recorded from an interview with each current member.",
  },
  common_ground: {
    title: "Common ground reported back",
    what: "A meeting was held with this on its agenda.",
  },
  showing_up: { title: "How each shows up", what: "One sentence from each current member." },
  goals: { title: "Shared goals", what: "An adopted goal for each strategy that the profile names." },
  ground_rules: { title: "Ground rules", what: "A charter and a data-sharing agreement in force." },
};

export const STATE_WORDS: Record<StepStanding["state"], string> = {
  done: "Done",
  open: "Open",
  not_needed: "Not needed",
};
