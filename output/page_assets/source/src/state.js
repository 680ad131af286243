/** The one state of the page, and how much of it a change alters. */

export const INITIAL = Object.freeze({
  selection: null, extra: [], hidden: [], pins: {}, hiddenTypes: [], hiddenRelations: [], measure: "count", position: 0, colour: "community",
  years: null, text: null, speaker: "", community: null, query: "", ego: null, folded: false, discount: false, language: null,
});

/** The parts of a state that narrow the map, with the patch that takes each away. */
export const NARROWING = { query: "", ego: null, years: null, text: null, speaker: "", community: null, hidden: [] };

export const isNarrowed = (state) => Boolean(state.query || state.years || state.speaker) || state.text != null || state.community != null;
