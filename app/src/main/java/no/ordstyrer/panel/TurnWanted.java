package no.ordstyrer.panel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a new turn is about.
 *
 * @param guest a name when {@code seat} is null
 * @param kind null for what the line that runs is for, else an answer
 * @param allotted null for what the debate gives a turn of this kind
 * @param item null for the line that runs
 */
public record TurnWanted(
    @Nullable SeatId seat,
    @Nullable String guest,
    Turn.@Nullable Kind kind,
    @Nullable Long question,
    @Nullable Duration allotted,
    @Nullable RunItemId item) {}
