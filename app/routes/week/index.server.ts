/** What other sections read of the partnership's work. */
export { workLine } from "./work-line.server";
