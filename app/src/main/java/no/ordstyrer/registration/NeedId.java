package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record NeedId(long value) implements Id {}
