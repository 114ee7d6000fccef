/** What other sections show of members. */
export { InstitutionTable } from "./InstitutionTable";
