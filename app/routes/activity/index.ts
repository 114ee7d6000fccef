/** What other sections show of the activity. */
export { ActivityBody } from "./ActivityBody";
export { Changes } from "./ActivityList";
