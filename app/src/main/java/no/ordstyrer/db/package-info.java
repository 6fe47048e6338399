/** The database: its opening, its conventions, the one that demo and tests bring along. */
@NullMarked
package no.ordstyrer.db;

import org.jspecify.annotations.NullMarked;
