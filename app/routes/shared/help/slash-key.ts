import { useSyncExternalStore } from "react";

/** Whether keys of one character, "/" and "?", do something, as this browser remembers it. */
const KEPT = "tidemark-slash-key";
const CHANGED = "tidemark-slash-key-changed";

export function isSlashKeyOn(): boolean {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    // The browser keeps nothing for pages.
    return true;
  }
}

export function setSlashKey(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, "off");
  } catch {
    return;
  }
  window.dispatchEvent(new Event(CHANGED));
}

export function useSlashKey(): boolean {
  return useSyncExternalStore(subscribe, isSlashKeyOn, () => true);
}

function subscribe(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}
