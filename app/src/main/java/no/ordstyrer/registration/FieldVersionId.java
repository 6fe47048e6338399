package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record FieldVersionId(long value) implements Id {}
