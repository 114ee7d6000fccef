import { Form } from "@remix-run/react";
import { LINK_MINUTES } from "~/domain/accounts/session";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import type { ResetLink } from "./answer";

const WORKS = `It works once, within ${LINK_MINUTES.reset} minutes`;

/** Makes a link with which a person chooses a new password, where no mail is sent. */
export function ResetLinkForm({ person: { userId, name } }: { person: { userId: string; name: string } }) {
  return (
    <details className="folded">
      <summary className="min-h-11 sm:min-h-8">
        <span>
          Make a link to choose a new password <span className="sr-only">for {name}</span>
        </span>
      </summary>
      <Form method="post" className="grid justify-items-start gap-3 pt-2 pb-4">
        <p className="text-ink-soft text-sm">
          You get a link to pass on to {name}. {WORKS}, and ends {name}’s sessions. Activity shows that you
          made it.
        </p>
        <Button kind="secondary" name="reset" value={userId}>
          <span>
            Make the link <span className="sr-only">for {name}</span>
          </span>
        </Button>
      </Form>
    </details>
  );
}

/** The new link, shown only this once. */
export function ResetLinkMade({ made: { name, email, link } }: { made: ResetLink }) {
  return (
    <div className="grid gap-5 rounded-md border-good border-s-4 bg-good-wash px-4 py-5 sm:px-6">
      <div>
        <h2 className="text-[1.625rem] [overflow-wrap:anywhere]">{name} can choose a new password</h2>
        <p className="mt-1.5 max-w-[46rem]">
          Pass this link on to {name} ({email}) and nobody else. {WORKS}. It is shown only now.
        </p>
      </div>
      <CopyText label="Link to choose a password">{link}</CopyText>
    </div>
  );
}
