import { byMethod } from "~/routes/api/answering/removing.server";
import { onlyRemoved, removingEntry } from "../entries/writing.server";
import { gifts } from "./plan-kinds.server";

export const loader = onlyRemoved;

/** Removes a gift in kind. */
export const action = byMethod({ DELETE: removingEntry(gifts) });
