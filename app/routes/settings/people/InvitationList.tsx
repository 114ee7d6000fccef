import { Form } from "@remix-run/react";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";

export interface ListedInvitation {
  id: string;
  email: string;
  role: Role;
  member: string | null;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
}

/** Open invitations, each with a new link or a withdrawal. */
export function InvitationList({
  invitations,
  writing,
}: {
  invitations: ListedInvitation[];
  writing: Pick<Writing, "locale">;
}) {
  return (
    <ul aria-label="Open invitations" className="-mt-6">
      {invitations.map(({ id, email, role, member, createdAt, expiresAt, expired }) => (
        <li
          key={id}
          className="grid gap-x-8 gap-y-3 border-line border-b py-4 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <h3 className="font-sans font-semibold text-base tracking-normal [overflow-wrap:anywhere]">
              {email}
            </h3>
            <p className="mt-1">
              {ROLE_NAMES[role]}
              {member ? `, ${member}` : ""}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span>Invited {formatDate(createdAt, writing)}</span>
              <span className={expired ? "font-medium text-warn" : undefined}>
                {expired ? "Expired" : "Valid until"} {formatDate(expiresAt, writing)}
              </span>
            </p>
          </div>
          <Form method="post" className="flex flex-wrap items-start gap-3">
            <Button kind="secondary" name="again" value={id}>
              <span>
                New link <span className="sr-only">for {email}</span>
              </span>
            </Button>
            <Button kind="danger" name="withdraw" value={id}>
              <span>
                Withdraw <span className="sr-only">the invitation to {email}</span>
              </span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
