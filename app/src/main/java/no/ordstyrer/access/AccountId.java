package no.ordstyrer.access;

import no.ordstyrer.db.Id;

/** The key of a member of staff. */
public record AccountId(long value) implements Id {}
