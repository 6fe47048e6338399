/** The organiser's side. */
@NullMarked
package no.ordstyrer.studio;

import org.jspecify.annotations.NullMarked;
