package no.ordstyrer.mail;

import org.jdbi.v3.core.Handle;

/**
 * Asked once more before a letter leaves: is what it says still so? Answered by the rooms above (is
 * she still confirmed, is the part still on); a letter that is not wanted becomes OBSOLETE.
 */
public interface StillWanted {
  boolean check(Handle handle, Outgoing letter);
}
