import { fundingSources } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Changes a source. */
export const action = changing(fundingSources);
