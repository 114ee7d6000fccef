import { forwardContracts } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes a contract coming up. */
export const action = changing(forwardContracts);
