import { adding, onlyAdded } from "../entries/writing.server";
import { duesPayments } from "./dues-kinds.server";

export const loader = onlyAdded;

/** Records a payment of an invoice. */
export const action = adding(duesPayments);
