/** What other sections show of the partnership's work. */
export { WorkLine } from "./WorkLine";
