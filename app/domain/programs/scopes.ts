/** What a token may be used for, within what its role allows. */
export const SCOPES = ["read", "write", "publish"] as const;
export type Scope = (typeof SCOPES)[number];

/** Each scope as people choose it: a name, and what it lets a program do. */
export const SCOPE_NAMES: Record<Scope, { label: string; meaning: string }> = {
  read: { label: "Read", meaning: "See figures, numbers, and everything else that the role sees." },
  write: {
    label: "Write",
    meaning: "Send numbers and change what the role’s pages change, such as actions and goals.",
  },
  publish: {
    label: "Publish",
    meaning: "Publish reports, and close and reopen years. Others see the result at once.",
  },
};

/** The scopes in their own order, each once. */
export const inOrder = (scopes: readonly string[]): Scope[] =>
  SCOPES.filter((scope) => scopes.includes(scope));
