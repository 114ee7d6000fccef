import { fundingPayments } from "./kinds.server";
import { adding, onlyAdded } from "./writing.server";

export const loader = onlyAdded;

/** Adds a payment of an award. */
export const action = adding(fundingPayments);
