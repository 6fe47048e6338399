package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

/** The key of a {@link Promise}. */
public record PromiseId(long value) implements Id {}
