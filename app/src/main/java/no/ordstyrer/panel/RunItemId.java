package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

public record RunItemId(long value) implements Id {}
