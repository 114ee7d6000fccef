import { linkOrigin, NEEDS_APP_URL } from "~/access/links/link-origin.server";
import { newSecret } from "~/access/links/secrets.server";
import type { NetworkArgs, NetworkVisit } from "~/access/networks/visit.server";
import { mailForm, participantForm, representativeForm } from "~/domain/networks/forms";
import { paths } from "~/paths";
import {
  addParticipant,
  addRepresentative,
  changeParticipant,
  readParticipants,
  removeRepresentative,
  setJoinCode,
  setMail,
} from "~/records/networks/participants.server";
import { inviteToNetwork } from "~/records/networks/people.server";
import { idOrNobody } from "~/routes/shared/steps";
import { type FormStep, faultUnless, revisionIn, withFields } from "../forms/action.server";

export const INVITATION_DAYS = 14;
export const expiry = () => new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60 * 1000);

/** The form of the list. */
export const participantsSteps: Record<string, FormStep<NetworkVisit>> = {
  add: {
    permission: "run the network",
    run: ({ db, network }, form) =>
      withFields(form, participantForm, async (fields) =>
        paths.networkParticipant(network.slug, await addParticipant(db, fields)),
      ),
  },
};

const NOT_ADDED = {
  gone: "This participant no longer exists.",
  full: "Five people represent a participant at most.",
  "there already": "Somebody with this address represents it already.",
};

/** The forms of one participant's page. */
export function participantSteps(
  { request, context }: NetworkArgs,
  participantId: string,
): Record<string, FormStep<NetworkVisit>> {
  return {
    change: {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, participantForm, async (fields) =>
          faultUnless(await changeParticipant(db, participantId, { revision: revisionIn(form), fields })),
        ),
    },
    "add-representative": {
      permission: "run the network",
      run: ({ db }, form) =>
        withFields(form, representativeForm, async (fields) => {
          const added = await addRepresentative(db, participantId, fields);
          return typeof added === "string" ? { fault: NOT_ADDED[added] } : null;
        }),
    },
    "remove-representative": {
      permission: "run the network",
      run: async ({ db }, form) =>
        faultUnless(await removeRepresentative(db, idOrNobody(form)), "This person is gone already."),
    },
    invite: {
      permission: "run the network",
      async run({ db }, form) {
        const origin = linkOrigin(context.config, request);
        if (!origin) return { fault: NEEDS_APP_URL };
        const [participant] = await readParticipants(db, participantId);
        const person = participant?.representatives.find(({ id }) => id === idOrNobody(form));
        if (!person) return { fault: "This person is gone already." };
        const { secret, hash } = newSecret("invite");
        await inviteToNetwork(db, {
          secretHash: hash,
          email: person.email,
          role: "representative",
          representativeId: person.id,
          expiresAt: expiry(),
        });
        const text = `${origin}${paths.invitation(secret)}`;
        return {
          secret: { label: `Link for ${person.name}, valid once within ${INVITATION_DAYS} days`, text },
        };
      },
    },
    code: {
      permission: "run the network",
      async run({ db }) {
        const { secret, hash } = newSecret("join");
        if (!(await setJoinCode(db, participantId, hash)))
          return { fault: "A collaborative has joined as this participant already." };
        return {
          secret: { label: "Code for its convener, to enter under Partnership → Networks", text: secret },
        };
      },
    },
    mail: {
      permission: "take part",
      run: ({ db, person }, form) =>
        withFields(form, mailForm, async ({ mail }) =>
          faultUnless(await setMail(db, { userId: person.id }, mail), "You represent nobody here."),
        ),
    },
  };
}
