import { funderRoles } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes or removes a role of a funder. */
export const action = changingOrRemoving(funderRoles);
