import { type Counting, countColumn } from "~/domain/areas/counting";

/** Counts a large column beside the page, which stays usable meanwhile. Nothing leaves the browser. */
self.addEventListener("message", ({ data }: MessageEvent<Counting>) => self.postMessage(countColumn(data)));
