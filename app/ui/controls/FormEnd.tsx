import { Button, LinkButton } from "./Button";

/** The end of a form: what it does, and the way back where something is being changed. */
export function FormEnd({
  save,
  cancel,
  className = "",
}: {
  /** What the button says. */
  save: string;
  /** Where Cancel leads; null for a form that stands open anyway. */
  cancel: string | null;
  className?: string;
}) {
  return (
    <div className={`flex flex-wrap gap-3 ${className}`.trim()}>
      <Button name="intent" value="save">
        {save}
      </Button>
      {cancel === null ? null : (
        <LinkButton kind="quiet" to={cancel}>
          Cancel
        </LinkButton>
      )}
    </div>
  );
}
