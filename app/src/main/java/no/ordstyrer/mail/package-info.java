/** Letters: written in the transaction of the change, sent afterwards. */
@NullMarked
package no.ordstyrer.mail;

import org.jspecify.annotations.NullMarked;
