import { funderAnswers } from "./kinds.server";
import { changing, onlyChanged } from "./writing.server";

export const loader = onlyChanged;

/** Publishes a funder's answer, or takes that back. */
export const action = changing(funderAnswers);
