/** What changed in a part's room, and the open pages that hear of it. */
@NullMarked
package no.ordstyrer.live;

import org.jspecify.annotations.NullMarked;
