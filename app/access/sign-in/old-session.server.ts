import type { AppLoadContext } from "@remix-run/node";
import { sessionTokenOf } from "~/access/auth.server";

/** A new sign-in ends the session that the browser had before. */
export async function endOldSession({ auth }: Pick<AppLoadContext, "auth">, request: Request): Promise<void> {
  const token = await sessionTokenOf(auth, request);
  if (token !== null) await (await auth.$context).internalAdapter.deleteSession(token);
}
