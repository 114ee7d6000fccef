import { fundingPayments } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Says when a payment was received. */
export const action = changing(fundingPayments);
