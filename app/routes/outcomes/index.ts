/** What has changed, as other sections show it. */
export { ChangedSection } from "./ChangedSection";
