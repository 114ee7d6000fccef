import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { CopyText } from "~/ui/controls/CopyText";
import { Section } from "~/ui/layout/Page";

/** The secret link with which an owner without an account updates the action: to pass on, and to withdraw. */
export function LinkSection({
  open,
  owner,
  made,
}: {
  /** A link opens the action now. */
  open: boolean;
  owner: string;
  /** The link just made. */
  made: string | null;
}) {
  return (
    <Section
      title="Link without sign-in"
      lead={`${owner} has no account here. Mail about the action carries a link that opens this action only.`}
    >
      <div className="grid max-w-[46rem] gap-5">
        {made ? <CopyText label={`Link for ${owner}`}>{made}</CopyText> : null}
        <Form method="post" className="flex flex-wrap gap-3">
          <Button kind="secondary" name="intent" value="link">
            {made || !open ? "Make a link to pass on" : "Show the link"}
          </Button>
          {open ? (
            <Button kind="quiet" name="intent" value="withdraw">
              Withdraw the link
            </Button>
          ) : null}
        </Form>
      </div>
    </Section>
  );
}
