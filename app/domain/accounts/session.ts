/** A session ends this many days after signing in, however much it is used. */
export const LONGEST_SESSION_DAYS = 30;

/** How long a password or a factor counts as given just now, before people, tokens, disclosure, and publishing change. */
export const PROOF_MINUTES = 15;

/** How long links in letters work, in minutes. Each works once. */
export const LINK_MINUTES = { reset: 30, signIn: 10, email: 60 } as const;

/** Whether a proof is too old for what needs a recent one. Both in milliseconds. */
export function isProofOld(provenAt: number, now: number): boolean {
  return now - provenAt > PROOF_MINUTES * 60_000;
}
