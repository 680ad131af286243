/** The order of ties by strength. */
import { CITATIONS } from "./data.js";

/** Whether a tie may be drawn: co-occurrence or citation. */
export const isShown = (tie) => tie.together || CITATIONS.includes(tie.relation);

export const strongest = (ties) => [...ties].sort((a, b) => (b.g2 ?? 0) - (a.g2 ?? 0) || b.count - a.count || a.id - b.id);
