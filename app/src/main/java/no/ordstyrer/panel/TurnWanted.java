package no.ordstyrer.panel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a new turn is about. {@code guest} is a name when {@code seat} is null. */
public record TurnWanted(
    @Nullable SeatId seat,
    @Nullable String guest,
    Turn.Kind kind,
    @Nullable Long question,
    @Nullable Duration allotted,
    @Nullable RunItemId item) {}
