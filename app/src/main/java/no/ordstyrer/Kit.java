package no.ordstyrer;

import java.time.Clock;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.live.Live;
import no.ordstyrer.mail.Outbox;
import no.ordstyrer.templates.Templates;
import no.ordstyrer.web.Aside;
import no.ordstyrer.web.Site;
import org.jdbi.v3.core.Jdbi;

/** What every room is made with: no word of the domain. */
record Kit(
    Jdbi db,
    Live live,
    Outbox outbox,
    Tokens tokens,
    Site site,
    Templates templates,
    Aside aside,
    Clock clock) {}
