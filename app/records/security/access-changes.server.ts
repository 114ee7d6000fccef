import { own } from "~/domain/own";
import type { SecurityKind } from "~/domain/security/kinds";
import { ROLE_NAMES } from "~/domain/terms";
import type { TenantDb } from "~db/tenant";
import { noteSecurity } from "./notes.server";

/** A change as the history gets it. */
interface Change {
  subject: string;
  itemId?: string | null;
  before: object | null;
  after: object | null;
}

const KINDS: Record<string, SecurityKind> = {
  role: "role_changed",
  invitation: "invitation_changed",
  api_token: "token_changed",
  webhook: "webhook_changed",
  report_link: "link_changed",
  embed: "link_changed",
};

/** Of changes that go to the history, notes those that give or take access. */
export async function noteAccessChanges(db: TenantDb, changes: Change[]): Promise<void> {
  for (const { subject, itemId, before, after } of changes) {
    const kind = KINDS[subject];
    // A person's choice of reminders is kept with their role.
    if (!kind || (subject === "role" && !holdsRole(before) && !holdsRole(after))) continue;
    await noteSecurity(db, { kind, what: wordsOf(before, after), detail: { itemId, before, after } });
  }
}

const holdsRole = (side: object | null) => side !== null && "role" in side;

/** "added: Maya Ortiz, backbone staff". */
function wordsOf(before: object | null, after: object | null): string {
  const did = before === null ? "added" : after === null ? "removed" : "changed";
  const { name, email, role } = { ...before, ...after } as Partial<Record<string, unknown>>;
  const about = [
    name ?? email,
    typeof role === "string" ? (own(ROLE_NAMES, role)?.toLowerCase() ?? role) : null,
  ].filter((part) => typeof part === "string");
  return about.length > 0 ? `${did}: ${about.join(", ")}` : did;
}
