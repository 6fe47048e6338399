/** The page of a part, before, during and after: what happens there, and who is here. */
@NullMarked
package no.ordstyrer.room;

import org.jspecify.annotations.NullMarked;
