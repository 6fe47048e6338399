package no.ordstyrer.question;

import no.ordstyrer.series.ThemeId;

/**
 * A theme of a series, and how many of its questions are about it.
 *
 * @param place in the list, from 1
 */
public record ThemeUse(ThemeId id, String name, int place, int questions) {}
