/** What better-auth does besides passwords: codes from an app, recovery codes, and passkeys. */
import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Config } from "~/config";
import type { SignInMethod } from "~/domain/sign-in";
import { passkeyHost } from "./passkey-host.server";
import { RECOVERY_CODE_OPTIONS } from "./recovery-codes.server";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Attempts from one address. */
export const CODE_ATTEMPTS = { window: MINUTE, max: 10 };

/** How long the code may be entered after the password. */
const CHALLENGE_SECONDS = 10 * MINUTE;
export const TRUSTED_DAYS = 30;

export function signInPlugins(config: Pick<Config, "appUrl" | "host">) {
  const verified = (userVerified: boolean) => {
    if (!userVerified) throw new APIError("UNAUTHORIZED", { code: "NOT_VERIFIED" });
  };
  return [
    askingEverywhere(
      twoFactor({
        issuer: "Tidemark",
        // People who only use single sign-on have no password to ask for.
        allowPasswordless: true,
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        trustDeviceMaxAge: TRUSTED_DAYS * DAY,
        backupCodeOptions: RECOVERY_CODE_OPTIONS,
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 15 * MINUTE },
      }),
    ),
    passkey({
      rpName: "Tidemark",
      rpID: passkeyHost(config) ?? "localhost",
      ...(config.appUrl && { origin: config.appUrl }),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      advanced: { webAuthnChallengeCookie: "passkey_challenge" },
      registration: {
        afterVerification: ({ verification }) =>
          verified(verification.registrationInfo?.userVerified ?? false),
      },
      authentication: {
        afterVerification: ({ verification }) => verified(verification.authenticationInfo.userVerified),
      },
    }),
  ];
}

/** Ways to sign in that prove one thing only, besides those that the plugin knows. */
const ALSO_ASKED = ["/magic-link/verify"];

/** Asks for the code after a mailed link as well: otherwise the mailbox alone would do. */
function askingEverywhere<Plugin extends ReturnType<typeof twoFactor>>(plugin: Plugin): Plugin {
  for (const hook of plugin.hooks.after) {
    const { matcher } = hook;
    hook.matcher = (context) => matcher(context) || ALSO_ASKED.includes(context.path ?? "");
  }
  return plugin;
}

const METHODS: Record<string, SignInMethod> = {
  "/two-factor/verify-totp": "totp",
  "/two-factor/verify-backup-code": "recovery_code",
  "/passkey/verify-authentication": "passkey",
};

/** How a session began. @param path the call that makes it */
export function methodOf(path: string | undefined): SignInMethod {
  return METHODS[path ?? ""] ?? "password";
}
