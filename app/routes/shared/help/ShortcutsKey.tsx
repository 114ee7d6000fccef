import { lazy, Suspense, useEffect, useState } from "react";
import { isTyping } from "../use-search-keys";
import { isSlashKeyOn } from "./slash-key";

const ShortcutsDialog = lazy(() => import("./ShortcutsDialog"));

/** Lets "?" show the keyboard shortcuts, unless keys of one character are switched off. */
export function ShortcutsKey() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (event.defaultPrevented || key !== "?" || ctrlKey || metaKey || altKey) return;
      if (isTyping(target) || !isSlashKeyOn()) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return open ? (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
