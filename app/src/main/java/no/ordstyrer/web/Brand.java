package no.ordstyrer.web;

import org.jspecify.annotations.Nullable;

/** Whose page it is: the arena's name and front page, and its colour as {@code #rrggbb}. */
public record Brand(String name, String href, @Nullable String colour) {}
