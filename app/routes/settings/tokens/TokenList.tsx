import { SCOPE_NAMES, SCOPES, type Scope } from "~/domain/programs/scopes";
import { ROLE_NAMES, type Role } from "~/domain/terms";
import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";

export interface ListedToken {
  id: string;
  name: string;
  role: Role;
  /** Name of its institution. */
  member: string | null;
  scopes: Scope[];
  createdAt: string;
  expiresAt: string | null;
  expired: boolean;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** Tokens with their role and last use. Those in force can be revoked. */
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
              {token.scopes.length < SCOPES.length ? `: ${namesOf(token.scopes)} only` : ""}
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

const namesOf = (scopes: Scope[]) => scopes.map((scope) => SCOPE_NAMES[scope].label.toLowerCase()).join(", ");

function endOf({ revokedAt, expiresAt, expired }: ListedToken, writing: Pick<Writing, "locale">): string {
  if (revokedAt) return `Revoked ${formatDate(revokedAt, writing)}`;
  if (!expiresAt) return "Valid until it is revoked";
  return `${expired ? "Expired" : "Valid until"} ${formatDate(expiresAt, writing)}`;
}

function Revoke({ id, name }: ListedToken) {
  const spokenName = <span className="sr-only">{name}</span>;
  return (
    <TwoStepRemoval
      first={<>Revoke {spokenName}</>}
      button={<>Revoke now {spokenName}</>}
      name="revoke"
      value={id}
      look="line"
      className="sm:max-w-60 sm:text-end sm:[&>form]:justify-items-end"
    >
      <p className="text-ink-soft text-sm">
        Programs that use it are refused at once. This cannot be undone.
      </p>
    </TwoStepRemoval>
  );
}
