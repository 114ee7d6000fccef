import { funderAnswers } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Removes or publishes a funder's answer, or takes that back. */
export const action = changingOrRemoving(funderAnswers);
