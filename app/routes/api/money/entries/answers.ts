import { funderAnswers } from "./kinds.server";
import { adding, onlyAdded } from "./writing.server";

export const loader = onlyAdded;

/** Adds what a funder answered. */
export const action = adding(funderAnswers);
