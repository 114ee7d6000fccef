import { forwardContracts } from "./kinds.server";
import { changingOrRemoving, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes or removes a contract coming up. */
export const action = changingOrRemoving(forwardContracts);
