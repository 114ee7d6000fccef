/** The address is the key: nothing on the way keeps it, and no other page learns it. */
export const READ_BY_LINK = {
  "cache-control": "private, no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
};
