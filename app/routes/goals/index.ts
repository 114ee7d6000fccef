/** What other sections show of goals. */
export { GoalLines } from "./GoalCards";
export { type GoalView, goalView } from "./view";
