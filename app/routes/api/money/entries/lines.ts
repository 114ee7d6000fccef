import { budgetLines } from "./kinds.server";
import { adding, onlyAdded } from "./writing.server";

export const loader = onlyAdded;

/** Adds a line of the budget. */
export const action = adding(budgetLines);
