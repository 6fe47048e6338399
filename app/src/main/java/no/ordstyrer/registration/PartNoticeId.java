package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record PartNoticeId(long value) implements Id {}
