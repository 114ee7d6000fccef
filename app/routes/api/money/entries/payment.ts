import { fundingPayments } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Says when a payment was received, or removes it. */
export const action = changingOrRemoving(fundingPayments);
