/** Charts as other sections load them. */
export { readChosenMembers, readMetricGoal } from "./metric-goal.server";
