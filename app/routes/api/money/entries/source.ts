import { fundingSources } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes or removes a source. */
export const action = changingOrRemoving(fundingSources);
