package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

public record TurnId(long value) implements Id {}
