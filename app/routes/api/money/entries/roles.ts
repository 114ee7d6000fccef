import { funderRoles } from "./kinds.server";
import { adding, onlyAdded } from "./writing.server";

export const loader = onlyAdded;

/** Adds a role of a funder. */
export const action = adding(funderRoles);
