import { modelJsonSchema } from "~/reports/model";

/** What the JSON form of a report promises. */
export const loader = () =>
  new Response(JSON.stringify(modelJsonSchema(), null, 2), {
    headers: {
      "content-type": "application/schema+json; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
