/** The one place that sign-ins and their failures pass, for the log, and changes of how people sign in. */
import { logSecurity, type Origin } from "~/access/security-log.server";
import type { SecurityKind } from "~/domain/security/kinds";
import type { SignInMethod } from "~/domain/sign-in";
import { log } from "~/log.server";

export type SignInEvent =
  | { event: "signed in"; method: SignInMethod; userId: string; clientIp: string }
  | { event: "sign-in refused"; method: SignInMethod; why: string; userId?: string; clientIp: string };

/** Notes what happened, without any secret. */
export function noteSignIn(event: SignInEvent): void {
  log.info(event, event.event);
}

/** What can change about signing in, and how the security log calls it. */
const CHANGES = {
  "second factor turned on": "factor_changed",
  "second factor turned off": "factor_changed",
  "recovery codes renewed": "factor_changed",
  "passkey added": "factor_changed",
  "passkey removed": "factor_changed",
  "password changed": "password_changed",
  "password reset": "password_reset",
  "e-mail address changed": "email_changed",
  "sessions ended by their person": "session_ended",
  "single sign-on ended": "session_ended",
} as const satisfies Record<string, SecurityKind>;

export type SignInChange = keyof typeof CHANGES;

/**
 * Notes a change in the log and in the security log. It uses a transaction of its own: never await it inside another.
 * @param why in a few words, where it is not the person's wish
 */
export async function noteChange(
  origin: Origin,
  { event, userId, why }: { event: SignInChange; userId: string; why?: string },
): Promise<void> {
  const { clientIp } = origin;
  log.info({ event, userId, clientIp, why }, event);
  const kind = CHANGES[event];
  await logSecurity(origin, { kind, what: why ? `${event}: ${why}` : event, person: { id: userId } });
}
