/** The process answers. */
export const loader = () => Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });
