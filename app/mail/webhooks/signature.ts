/** Signs deliveries as the Standard Webhooks specification says (standardwebhooks.com). */
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A new secret as receivers enter it: the prefix and 32 random bytes in base64. */
export const newSigningSecret = (): string => `${PREFIX}${randomBytes(32).toString("base64")}`;

/** The headers of one try. @param at the time of the try, which a receiver compares with its clock */
export function signedHeaders({
  id,
  at,
  body,
  secret,
}: {
  id: string;
  at: Date;
  body: string;
  secret: string;
}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
