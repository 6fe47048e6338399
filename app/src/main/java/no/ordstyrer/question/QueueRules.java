package no.ordstyrer.question;

import org.jspecify.annotations.Nullable;

/**
 * How questions come to the queue.
 *
 * @param held whether everything new waits; null when it does not
 */
public record QueueRules(Rules rules, HoldAll.@Nullable On held) {}
