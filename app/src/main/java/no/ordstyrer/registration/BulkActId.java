package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record BulkActId(long value) implements Id {}
