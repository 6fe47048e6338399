/** Calendar objects (RFC 5545, 5546, 7986): invitations, files and feeds. */
@NullMarked
package no.ordstyrer.calendar;

import org.jspecify.annotations.NullMarked;
