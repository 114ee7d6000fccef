import { fundingSources } from "./kinds.server";
import { adding, onlyAdded } from "./writing.server";

export const loader = onlyAdded;

/** Adds a source. */
export const action = adding(fundingSources);
