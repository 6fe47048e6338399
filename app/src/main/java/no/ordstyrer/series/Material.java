package no.ordstyrer.series;

/**
 * Slides or a paper of a part, kept elsewhere.
 *
 * @param url https
 */
public record Material(PartId partId, String title, String url) {}
