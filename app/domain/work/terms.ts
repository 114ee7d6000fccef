/** The words of initiatives and actions. */

/** In the order an initiative goes through them. */
export const INITIATIVE_STAGES = {
  idea: "Idea",
  planned: "Planned",
  running: "Running",
  paused: "Paused",
  finished: "Finished",
  stopped: "Stopped",
} as const;
export type InitiativeStage = keyof typeof INITIATIVE_STAGES;

/** Stages that take a sentence why. */
export const EXPLAINED_STAGES: readonly InitiativeStage[] = ["paused", "finished", "stopped"];

/** Stages after which nothing of an initiative is expected anymore. */
export const ENDED_STAGES: readonly InitiativeStage[] = ["finished", "stopped"];

export const HEALTHS = { moving: "Moving", silent: "Silent", late: "Late" } as const;
export type Health = keyof typeof HEALTHS;

export const ACTION_STATES = {
  open: "Open",
  blocked: "Blocked",
  done: "Done",
  dropped: "Dropped",
} as const;
export type ActionState = keyof typeof ACTION_STATES;

/** Still to be done: what mail, lateness, and calls are about. */
export const isUnfinished = (state: ActionState): boolean => state === "open" || state === "blocked";

/** Where an action came from. */
export const ACTION_ORIGINS = {
  meeting: "A meeting",
  initiative: "An initiative",
  obligation: "An agreement",
  path: "A step of the path",
  data: "A question about data",
  pulse: "A finding of the pulse",
  other: "Something else",
} as const;
export type ActionOrigin = keyof typeof ACTION_ORIGINS;
