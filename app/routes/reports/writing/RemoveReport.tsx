import { TwoStepRemoval } from "~/ui/controls/TwoStepRemoval";

/** Removes a report that was never published. */
export function RemoveReport({ title }: { title: string }) {
  return (
    <TwoStepRemoval first="Remove…" button={`Remove “${title}”`} name="intent" value="remove">
      <p>
        It was never published, so nobody else has read it. Its words will be deleted for good; the figures
        stay, and so does the record in the history.
      </p>
    </TwoStepRemoval>
  );
}
