import { Button } from "~/ui/controls/Button";
import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import type { Autosave } from "./use-autosave";

const STATE_WORDS: Record<Autosave["state"], string> = {
  saving: "Saving …",
  failed: "Not saved.",
  unsaved: "Not saved yet.",
  saved: "All changes are saved.",
};

/** The save button, what has been saved, and announcements for screen readers. */
export function SaveBar({
  save,
  state,
  announcement,
}: Pick<Autosave, "save" | "state"> & { announcement: string }) {
  const hydrated = useHydrated();
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-4 border-line border-t bg-paper px-4 py-3">
      <Button
        kind={hydrated ? "secondary" : "primary"}
        onClick={(event) => {
          event.preventDefault();
          save();
        }}
      >
        Save
      </Button>
      <p role="status" className="text-ink-soft text-sm">
        {/* Without a script, nothing is saved until the button is pressed. */}
        {state === "saved" && !hydrated ? "" : STATE_WORDS[state]}
      </p>
      <p className="sr-only" aria-live="polite">
        {announcement}
      </p>
    </div>
  );
}
