package no.ordstyrer.panel;

import no.ordstyrer.db.Id;

/** The key of a chair's or panelist's seat in a debate. */
public record SeatId(long value) implements Id {}
