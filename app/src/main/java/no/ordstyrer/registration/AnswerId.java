package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record AnswerId(long value) implements Id {}
