import { PASSWORD_FAULTS, type PasswordFault, passwordFault, plain } from "~/domain/accounts/password";
import { listRoles } from "~/records/people/lobby.server";
import type { LobbyDb } from "~db/tenant";

/** The list is a quarter of a megabyte and needed seldom. */
let common: Promise<ReadonlySet<string>> | undefined;

async function readCommon(): Promise<ReadonlySet<string>> {
  const file = await import("../../../seeds/library/common-passwords.json", { with: { type: "json" } });
  return new Set(file.default.passwords.split(" ").map(plain));
}

/**
 * Why a new password is refused, in a sentence for the form; null if it may be used.
 * @param context what others know of the person, besides the name of the app
 */
export async function passwordProblem(password: string, context: string[]): Promise<string | null> {
  common ??= readCommon();
  const fault: PasswordFault | null = passwordFault(password, {
    common: await common,
    context: ["Tidemark", ...context],
  });
  return fault && PASSWORD_FAULTS[fault];
}

/** What others know of a person with an account. The lobby must be opened as that person. */
export async function knownOf(
  lobby: LobbyDb,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<string[]> {
  const held = await listRoles(lobby, id);
  return [name, email, ...held.flatMap(({ name, slug, place }) => [name, slug, place])];
}
