import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { newSecret } from "~/access/links/secrets.server";
import type { NetworkArgs, NetworkVisit } from "~/access/networks/visit.server";
import { coordinatorForm, networkForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import { changeNetwork } from "~/records/networks/network.server";
import { inviteToNetwork } from "~/records/networks/people.server";
import { type FormStep, faultUnless, revisionIn, withFields } from "./forms/action.server";
import { expiry, INVITATION_DAYS } from "./participants/steps.server";

/** The forms of a network's settings. */
export function settingsSteps({ request, context }: NetworkArgs): Record<string, FormStep<NetworkVisit>> {
  return {
    save: {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, networkForm, async (fields) =>
          faultUnless(await changeNetwork(db, { revision: revisionIn(form), ...fields })),
        ),
    },
    invite: {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, coordinatorForm, async ({ email }) => {
          const origin = linkOrigin(context.config, request);
          if (!origin) return { fault: NEEDS_APP_URL };
          const { secret, hash } = newSecret("invite");
          await inviteToNetwork(db, {
            secretHash: hash,
            email: email.toLowerCase(),
            role: "coordinator",
            representativeId: null,
            expiresAt: expiry(),
          });
          const text = `${origin}${paths.invitation(secret)}`;
          return { secret: { label: `Link for ${email}, valid once within ${INVITATION_DAYS} days`, text } };
        }),
    },
  };
}
