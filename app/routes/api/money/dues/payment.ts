import { byMethod } from "~/routes/api/answering/removing.server";
import { onlyRemoved, removingEntry } from "../entries/writing.server";
import { duesPayments } from "./dues-kinds.server";

export const loader = onlyRemoved;

/** Removes a payment that was recorded by mistake. */
export const action = byMethod({ DELETE: removingEntry(duesPayments) });
