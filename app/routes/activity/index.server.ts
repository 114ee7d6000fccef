/** The activity as other sections load it. */
export { activityFile, activityPage } from "./activity.server";
