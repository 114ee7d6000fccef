import { Form } from "@remix-run/react";
import { Button } from "~/ui/controls/Button";
import { Notice } from "~/ui/layout/Notice";

/** Offers the newest version without the stories whose consent has ended since it was published. */
export function CorrectVersion({ version, ended, busy }: { version: number; ended: number; busy: boolean }) {
  const it = ended === 1 ? "it" : "them";
  return (
    <Notice
      tone="warning"
      title={`Version ${version} has ${ended === 1 ? "a story" : `${ended} stories`} whose consent has ended.`}
    >
      <p>
        No page and no new file of it tells {it} anymore. Files that were downloaded before still do. Publish
        a corrected version without {it}, with the same figures and words, and pass it on instead.
      </p>
      <Form method="post" className="mt-4">
        <Button name="intent" value="correct" aria-disabled={busy || undefined}>
          Publish version {version + 1}, corrected
        </Button>
      </Form>
    </Notice>
  );
}
