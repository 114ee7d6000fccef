import type { Permission } from "~/access/permissions";
import { problem } from "~/access/problem";
import { SCOPE_NAMES, type Scope } from "~/domain/programs/scopes";

/** Permissions whose writes others see at once or which fix numbers for good. */
const PUBLISHING: readonly Permission[] = ["run years", "write reports"];

/** The scope that a call needs. Reading needs `read`, whatever the permission. */
export function scopeOf(reading: boolean, permission: Permission): Scope {
  if (reading) return "read";
  return PUBLISHING.includes(permission) ? "publish" : "write";
}

/** The refusal of a token that lacks a scope, which it names. */
export function lacksScope(scope: Scope): Response {
  return problem(
    403,
    "Scope missing",
    `This token lacks the scope “${scope}” (${SCOPE_NAMES[scope].label}). Make a token with it under Settings → Tokens.`,
    [{ row: null, column: null, code: `scope_${scope}`, message: `The scope “${scope}” is missing.` }],
  );
}
