import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { formOf, parseJson } from "~/access/limits/body.server";
import { type PasskeyOptions, signInWithPasskey, startPasskeySignIn } from "~/access/sign-in/passkeys.server";
import { paths } from "~/paths";
import { afterSignIn } from "~/routes/shared/safe-next";

export type PasskeySignInAnswer = { options: PasskeyOptions } | { error: string };

/** Longer than the answer of any key. */
const LONGEST_RESPONSE = 20_000;

const NOT_KNOWN =
  "This passkey is not known here, or your device did not ask for a finger, face, or PIN. Sign in with your password.";

export const loader = () => redirect(paths.home());

/** Without a response, sends a challenge; with one, signs in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const text = form.get("response");
  if (text === null) {
    const started = await startPasskeySignIn(context);
    if (started.outcome === "started")
      return data<PasskeySignInAnswer>({ options: started.options }, { headers: started.headers });
    return refuse(started.outcome === "too many attempts" ? started.retryAfterSeconds : null);
  }
  const done = await signInWithPasskey(context, request, read(String(text)));
  if (done.outcome === "signed in") throw redirect(afterSignIn(request), { headers: done.headers });
  return refuse(done.outcome === "too many attempts" ? done.retryAfterSeconds : null);
}

const refuse = (wait: number | null) =>
  data<PasskeySignInAnswer>({
    error: wait === null ? NOT_KNOWN : `Too many attempts. Wait ${wait} seconds, then try again.`,
  });

/** What the browser sent; nothing if it is not JSON of a passkey. */
function read(text: string): object {
  try {
    const value = text.length > LONGEST_RESPONSE ? null : parseJson(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
