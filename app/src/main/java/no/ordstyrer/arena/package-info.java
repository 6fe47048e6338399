/** Arenas, their members and roles. */
@NullMarked
package no.ordstyrer.arena;

import org.jspecify.annotations.NullMarked;
