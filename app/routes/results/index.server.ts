/** Results as other sections load them. */
export { linkable, readCurves, readShownResults } from "./view.server";
