/** Goals as other sections load them. */
export { cardOf, holding, readGoalCards, readVisibleGoals } from "./cards.server";
export { type GoalContext, judge, readGoalContext } from "./writing/context.server";
export { storeGoal } from "./writing/save.server";
export { stepGoal } from "./writing/step.server";
