import { useFetcher } from "@remix-run/react";
import { type RefObject, useEffect, useRef } from "react";
import { type CellWarning, MAX_NOTE_CHARS } from "~/domain/entry/entry";
import { Button } from "~/ui/controls/Button";
import { TextField } from "~/ui/controls/Field";
import { Icon } from "~/ui/figures/icons";
import { ChangedAt } from "./ChangedAt";
import { smallButton } from "./styles";

/** Warnings about a value, each with its explanation or a form to give one. */
export function WarningDetails(props: {
  warnings: CellWarning[];
  /** The page of the value, which takes the explanation. */
  action: string;
  locale: string;
  readOnly: boolean;
  /** Gets the focus once an explanation is saved. */
  heading?: RefObject<HTMLElement>;
}) {
  return (
    <ul className="grid gap-3">
      {props.warnings.map((warning) => (
        <li key={`${warning.item} ${warning.warning}`}>
          <OneWarning {...props} warning={warning} />
        </li>
      ))}
    </ul>
  );
}

function OneWarning({
  warning,
  action,
  locale,
  readOnly,
  heading,
}: {
  warning: CellWarning;
  action: string;
  locale: string;
  readOnly: boolean;
  heading?: RefObject<HTMLElement>;
}) {
  const { explained, sentence } = warning;
  const fetcher = useFetcher<{ message: string }>();
  const busy = fetcher.state !== "idle";
  const previous = useRef(explained);
  useEffect(() => {
    // Saving removes the form that had the focus.
    if (previous.current === null && explained !== null && document.activeElement === document.body)
      heading?.current?.focus();
    previous.current = explained;
  }, [explained, heading]);
  const hiddenFields = (
    <>
      <input type="hidden" name="warning" value={warning.warning} />
      <input type="hidden" name="item" value={warning.item} />
    </>
  );
  const refused = fetcher.data && !busy ? fetcher.data.message : null;
  if (explained)
    return (
      <div className="grid gap-1.5 border-line-strong border-s-4 ps-3 text-sm">
        <p className="text-ink-soft leading-snug">{sentence}</p>
        <p className="leading-snug">
          <Icon name="check" className="text-good" /> <span className="font-semibold">Explained:</span>{" "}
          {explained.note}
        </p>
        <p className="text-ink-soft text-xs">
          {explained.by}, <ChangedAt at={explained.at} locale={locale} />
        </p>
        {readOnly ? null : (
          <fetcher.Form method="post" action={action}>
            {hiddenFields}
            <button type="submit" name="intent" value="withdraw" disabled={busy} className={smallButton}>
              Withdraw explanation
            </button>
          </fetcher.Form>
        )}
      </div>
    );
  return (
    <div className="grid gap-2 border-warn border-s-4 bg-warn-wash px-3 py-2.5 text-sm">
      <p className="leading-snug">
        <Icon name="warn" className="text-warn" /> <span className="font-semibold">Please check.</span>{" "}
        {sentence}
      </p>
      {readOnly ? null : (
        <fetcher.Form method="post" action={action} className="grid gap-2">
          {hiddenFields}
          <TextField
            label="Why is it right?"
            name="note"
            rows={2}
            maxLength={MAX_NOTE_CHARS}
            required
            error={refused}
            defaultValue=""
          />
          <Button
            kind="secondary"
            name="intent"
            value="accept"
            disabled={busy}
            className="justify-self-start"
          >
            Explain
          </Button>
        </fetcher.Form>
      )}
    </div>
  );
}
