/** What the security log keeps, in the words that its page and file use. */
export const SECURITY_KINDS = {
  sign_in: "Signed in",
  sign_in_failed: "Failed to sign in",
  session_ended: "Signed out or session ended",
  refused: "Refused",
  token_used: "Token used from an address for the first time that day",
  token_failed: "Token refused",
  export: "Personal data exported",
  role_changed: "Role changed",
  invitation_changed: "Invitation",
  token_changed: "Token made or revoked",
  webhook_changed: "Webhook added, changed, or removed",
  link_changed: "Public link made or withdrawn",
  password_reset: "Password reset",
  password_changed: "Password changed",
  email_changed: "E-mail address changed",
  factor_changed: "Passkey or one-time code changed",
  person_erased: "Person erased",
} as const;

export type SecurityKind = keyof typeof SECURITY_KINDS;

/** Texts longer than this are cut. */
const LONGEST = 200;

/** A few words for the log: one line of bounded length. */
export function logWords(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters could forge a line of the file
  const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
