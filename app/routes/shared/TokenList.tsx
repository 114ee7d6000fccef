import { Form } from "@remix-run/react";
import { ROLE_NAMES, type Role } from "~/domain/types";
import { Button } from "~/ui/controls/Button";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format";

export interface ListedToken {
  id: string;
  name: string;
  role: Role;
  /** Name of its institution. */
  member: string | null;
  createdAt: string;
  expiresAt: string | null;
  expired: boolean;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** Tokens with what they may do and when they were used; those in force can be revoked. */
export function TokenList({
  label,
  tokens,
  writing,
}: {
  label: string;
  tokens: ListedToken[];
  writing: Pick<Writing, "locale">;
}) {
  return (
    <ul aria-label={label} className="-mt-6">
      {tokens.map((token) => (
        <li
          key={token.id}
          className="grid gap-x-8 gap-y-1 border-line border-b py-4 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <h3 className="font-sans font-semibold text-base tracking-normal [overflow-wrap:anywhere]">
              {token.name}
            </h3>
            <p className="mt-1">
              {ROLE_NAMES[token.role]}
              {token.member ? `, ${token.member}` : ""}
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span>Made {formatDate(token.createdAt, writing)}</span>
              <span>
                {token.lastUsedAt ? `Last used ${formatDate(token.lastUsedAt, writing)}` : "Never used"}
              </span>
              <span>{endOf(token, writing)}</span>
            </p>
          </div>
          {token.revokedAt || token.expired ? null : <Revoke {...token} />}
        </li>
      ))}
    </ul>
  );
}

function endOf({ revokedAt, expiresAt, expired }: ListedToken, writing: Pick<Writing, "locale">): string {
  if (revokedAt) return `Revoked ${formatDate(revokedAt, writing)}`;
  if (!expiresAt) return "Valid until it is revoked";
  return `${expired ? "Expired" : "Valid until"} ${formatDate(expiresAt, writing)}`;
}

/** The first step says what will happen, the second does it; neither needs script. */
function Revoke({ id, name }: ListedToken) {
  return (
    <details className="folded sm:max-w-60 sm:text-end">
      <summary className="min-h-11 sm:min-h-7">
        <span>
          Revoke <span className="sr-only">{name}</span>
        </span>
      </summary>
      <Form method="post" className="grid justify-items-start gap-3 py-1 sm:justify-items-end">
        <p className="text-ink-soft text-sm">
          Programs that use it are refused at once. This cannot be undone.
        </p>
        <Button kind="danger" name="revoke" value={id}>
          <span>
            Revoke now <span className="sr-only">{name}</span>
          </span>
        </Button>
      </Form>
    </details>
  );
}
