import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import type { Invited } from "./answer";

/** The link of a new invitation, shown only this once, and whether it was mailed. */
export function InvitationMade({
  invited: { email, link, expiresAt, mail },
  writing,
}: {
  invited: Invited;
  writing: Pick<Writing, "locale">;
}) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem] [overflow-wrap:anywhere]">{email} is invited</h2>
        <p className="mt-1.5 max-w-[46rem]">{deliveryWords(email, mail)}</p>
        <p className="mt-1.5 max-w-[46rem]">
          The link works once, until {formatDate(expiresAt, writing)}, for anyone who has it. It is shown only
          now.
        </p>
      </div>
      <CopyText label="Link of the invitation">{link}</CopyText>
    </div>
  );
}

function deliveryWords(email: string, mail: Invited["mail"]): string {
  if (!mail) return `Pass this link on to ${email}. It was not sent by mail.`;
  if (mail.sent) return `The link is on its way to ${email}. Nothing more to do.`;
  return `The mail could not be sent, so pass this link on yourself. Message from the mail server: ${mail.detail}`;
}
