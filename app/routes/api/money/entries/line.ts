import { budgetLines } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes or removes a line of the budget. */
export const action = changingOrRemoving(budgetLines);
