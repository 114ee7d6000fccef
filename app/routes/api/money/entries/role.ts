import { funderRoles } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes a role of a funder. */
export const action = changing(funderRoles);
