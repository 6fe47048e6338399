/** What a series leaves behind, read as one conversation: nothing is written here. */
@NullMarked
package no.ordstyrer.archive;

import org.jspecify.annotations.NullMarked;
