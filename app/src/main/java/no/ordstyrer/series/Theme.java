package no.ordstyrer.series;

/** What a question may be about; themes belong to the series. */
public record Theme(ThemeId id, String name) {}
