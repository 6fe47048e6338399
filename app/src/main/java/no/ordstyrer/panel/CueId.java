package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

/** The key of a {@link Cue}. */
public record CueId(long value) implements Id {}
