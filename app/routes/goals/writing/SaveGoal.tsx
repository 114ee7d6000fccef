import { DecidedBy } from "~/routes/partnership";
import { Button, LinkButton } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { lettersInShort } from "~/ui/goals/Letters";
import type { LetterShown } from "~/ui/goals/types";
import { Notice } from "~/ui/layout/Notice";
import type { FieldProps } from "./goal-fields";

/** Offers to restore text that was typed before the page was left. */
export function UnsavedOffer({ onRestore, onDiscard }: { onRestore: () => void; onDiscard: () => void }) {
  return (
    <Notice title="Something that you typed was not saved">
      <p className="mt-2 flex flex-wrap gap-3">
        <Button type="button" kind="secondary" onClick={onRestore}>
          Put it back
        </Button>
        <Button type="button" kind="quiet" onClick={onDiscard}>
          Leave it
        </Button>
      </p>
    </Notice>
  );
}

/** The end of the form: why an adopted goal changes, its verdicts in short, and the ways to save. */
export function SaveGoal({
  adopted,
  busy,
  letters,
  fieldProps,
  decisions,
  cancel,
}: {
  adopted: boolean;
  busy: boolean;
  letters: LetterShown[];
  fieldProps: FieldProps;
  /** What a revision may cite. */
  decisions: { value: string; label: string }[];
  cancel: string;
}) {
  return (
    <div className="grid gap-5 border-line border-t pt-8">
      {adopted ? (
        <>
          <TextField
            {...fieldProps("reason")}
            rows={2}
            label="Why is the goal changing?"
            hint="Members promised the earlier version, so the reason stays with the goal."
          />
          <DecidedBy decisions={decisions} hint="The decision by which a body revised it." />
        </>
      ) : null}
      <p aria-live="polite" className="font-semibold">
        {lettersInShort(letters)}
      </p>
      <div className="flex flex-wrap gap-3">
        {adopted ? (
          <Button name="step" value="save" disabled={busy}>
            Save the revision
          </Button>
        ) : (
          <>
            <Button name="step" value="adopt" disabled={busy}>
              Adopt the goal
            </Button>
            <Button kind="secondary" name="step" value="save" disabled={busy}>
              Save as a draft
            </Button>
          </>
        )}
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      </div>
    </div>
  );
}
