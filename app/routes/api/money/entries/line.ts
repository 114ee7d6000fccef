import { budgetLines } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes a line of the budget. */
export const action = changing(budgetLines);
