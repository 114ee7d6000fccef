/** Goals as other sections load them. */
export { cardOf, holding, readGoalCards, readVisibleGoals } from "./cards.server";
