/** Profile and path as other sections load them. */
export { readOrganizationChoices, readShownPath, readShownProfile } from "./context.server";
