package no.ordstyrer.arena;

import org.jspecify.annotations.Nullable;

/**
 * What an organiser writes of an arena.
 *
 * @param about Markdown
 * @param language of its own content, a tag
 * @param timezone an IANA name
 * @param colour {@code #rrggbb}, or null
 * @param contact an e-mail address, or null
 * @param privacy Markdown: purpose and legal basis
 * @param suggestsOrganisations whether those who register are offered names from a public register
 */
public record ArenaPlan(
    String name,
    String organiser,
    String about,
    String language,
    String timezone,
    @Nullable String colour,
    @Nullable String contact,
    String privacy,
    boolean suggestsOrganisations) {}
