import type { MailChoice } from "./terms";

/** Hour (UTC) at which digests go out. */
const DIGEST_HOUR = 7;

/** Who is told about a message: everyone else who has not stopped it. */
export const isTold = (
  { mail, userId }: { mail: MailChoice; userId: string | null },
  authorId: string | null,
): boolean => mail !== "none" && (userId === null || userId !== authorId);

/** When a message goes out to someone: at once, or with the next digest. */
export function sendTime(mail: Exclude<MailChoice, "none">, now: Date): Date {
  if (mail === "at_once") return now;
  const next = new Date(now);
  next.setUTCHours(DIGEST_HOUR, 0, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}
