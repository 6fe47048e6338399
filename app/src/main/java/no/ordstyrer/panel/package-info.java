/** The panel of a debate: its seats, and who speaks when. */
@NullMarked
package no.ordstyrer.panel;

import org.jspecify.annotations.NullMarked;
