import { useHydrated } from "~/ui/grid/hooks/use-hydrated";
import { setSlashKey, useSlashKey } from "./slash-key";

/** Keys of one character can get in the way of speech input, so each person can switch this one off. */
export function SingleKeys() {
  const on = useSlashKey();
  if (!useHydrated()) return null;
  return (
    <label className="flex min-h-11 items-center gap-3 text-ink-soft text-sm">
      <input
        type="checkbox"
        className="size-5"
        checked={on}
        onChange={(event) => setSlashKey(event.target.checked)}
      />
      <span>
        <kbd>/</kbd> opens the search, and <kbd>?</kbd> the list of keys, in this browser. <kbd>Ctrl</kbd>{" "}
        <kbd>K</kbd> always opens the search.
      </span>
    </label>
  );
}
