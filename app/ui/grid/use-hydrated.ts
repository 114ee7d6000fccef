import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the page that the server made, true once JavaScript runs it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
