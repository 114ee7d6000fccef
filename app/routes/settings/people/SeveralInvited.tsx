import { CopyText } from "~/ui/controls/CopyText";
import { formatDate } from "~/ui/figures/dates";
import type { Writing } from "~/ui/figures/format-numbers";
import type { Invited } from "./answer";

/** Several new invitations: how many were mailed, and the links of the others, shown only this once. */
export function SeveralInvited({
  invited,
  writing,
}: {
  invited: Invited[];
  writing: Pick<Writing, "locale">;
}) {
  const byHand = invited.filter(({ mail }) => !mail?.sent);
  const sent = invited.length - byHand.length;
  const failed = byHand.filter(({ mail }) => mail !== null);
  const details = [...new Set(failed.map(({ mail }) => mail?.detail))];
  const [first] = invited;
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div className="grid max-w-[46rem] gap-1.5">
        <h2 className="text-[1.625rem]">{people(invited.length)} invited</h2>
        {sent > 0 ? (
          <p>
            {sent === invited.length ? "The links are" : `${people(sent)} sent a link. It is`} on the way by
            mail.
          </p>
        ) : null}
        {byHand.length > 0 ? (
          <p>
            {failed.length > 0 ? "The other links could not be sent" : "The links were not sent by mail"}, so
            pass each on to the person beside it. They work once, until{" "}
            {first ? formatDate(first.expiresAt, writing) : ""}, for anyone who has them, and are shown only
            now.
          </p>
        ) : null}
        {details.map((detail) => (
          <p key={detail} className="text-ink-soft text-sm">
            Message from the mail server: {detail}
          </p>
        ))}
      </div>
      {byHand.length > 0 ? (
        <CopyText label="Links of the invitations">
          {byHand.map(({ email, link }) => `${email}\t${link}`).join("\n")}
        </CopyText>
      ) : null}
    </div>
  );
}

const people = (count: number) => (count === 1 ? "1 person is" : `${count} people are`);
