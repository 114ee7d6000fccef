import { useEffect } from "react";

/** Calls back once the library has painted: it lays out in the first frame and has painted by the second. */
export function usePainted(isReady: boolean, onPainted: () => void): void {
  useEffect(() => {
    if (!isReady) return;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onPainted);
    });
    return () => cancelAnimationFrame(frame);
  }, [isReady, onPainted]);
}
