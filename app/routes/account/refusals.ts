import type { Refused } from "~/access/sign-in/own-password.server";

/** Whether a change was refused: because of the password or code, or after too many attempts. */
export function isRefused(done: unknown): done is Refused {
  const { outcome } = done as { outcome?: string };
  return outcome === "refused" || outcome === "too many attempts";
}

export const waitWords = (seconds: number) => `Too many attempts. Wait ${seconds} seconds, then try again.`;
