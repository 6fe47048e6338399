package no.ordstyrer.registration;

import no.ordstyrer.db.Id;

public record ApprovalRoundId(long value) implements Id {}
