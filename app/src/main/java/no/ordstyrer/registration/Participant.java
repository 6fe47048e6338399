package no.ordstyrer.registration;

import no.ordstyrer.series.PartId;

/**
 * Somebody in the room of a part, as its moderators know her. Who asks both under her name and
 * without it is two participants: no list tells that they are the same.
 *
 * @param anonymous which of the two she is: the one that asks without her name
 * @param number of «Deltaker 14»; of either, the key in addresses
 * @param nameless whether moderators see «Deltaker 14» and no name
 * @param name empty for one who is nameless
 * @param language of what she is told, a tag
 * @param rev raised by every sanction and lifting
 * @param staff one of those who run the part: nobody sanctions her
 */
public record Participant(
    PartId partId,
    RegistrationId registrationId,
    boolean anonymous,
    int number,
    int rev,
    boolean nameless,
    String name,
    String language,
    boolean staff) {}
