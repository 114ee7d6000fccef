export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "~/domain/accounts/password";

/** Bounds of what people sign in with. Longer texts are refused with a sentence and never sent back. */
export const LONGEST_EMAIL = 254;
export const LONGEST_NAME = 200;
