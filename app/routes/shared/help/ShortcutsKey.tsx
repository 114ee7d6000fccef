import { useNavigate } from "@remix-run/react";
import { type ComponentType, useEffect, useState } from "react";
import { paths } from "~/paths";
import { isTyping } from "../use-search-keys";
import { isSlashKeyOn } from "./slash-key";

/** Lets "?" show the keyboard shortcuts, unless keys of one character are switched off. */
export function ShortcutsKey({ c }: { c: string }) {
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (event.defaultPrevented || key !== "?" || ctrlKey || metaKey || altKey) return;
      if (isTyping(target) || !isSlashKeyOn()) return;
      event.preventDefault();
      import("./ShortcutsDialog").then(
        ({ default: loaded }) => setDialog(() => loaded),
        // A dropped connection must not take the page along: the help page lists the same keys.
        () => navigate(paths.help(c)),
      );
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [c, navigate]);
  return Dialog ? <Dialog onClose={() => setDialog(null)} /> : null;
}
