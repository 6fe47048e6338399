package no.ordstyrer.panel;

import java.util.Optional;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.access.Tokens;
import no.ordstyrer.access.Viewer;
import no.ordstyrer.live.Audience;
import no.ordstyrer.live.Live;
import no.ordstyrer.series.Noted;
import no.ordstyrer.series.PartId;
import no.ordstyrer.series.Seen;
import org.jdbi.v3.core.Jdbi;

/** The screen that the audience looks at: a link of its own, which shows and does nothing. */
public final class Stages {
  private static final int FIRST = 1;

  private final Jdbi db;
  private final Tokens tokens;
  private final Live live;
  private final Noted noted;

  public Stages(Jdbi db, Tokens tokens, Live live, Noted noted) {
    this.db = db;
    this.tokens = tokens;
    this.live = live;
    this.noted = noted;
  }

  /** {@code /stage/…}: for whoever runs the screen; it works until it is {@link #renew}ed. */
  public String path(Seen seen) {
    mustRun(seen);
    return path(seen.part().id());
  }

  /** Where the code that leads the audience to the room is; for the screen itself. */
  public String code(PartId part) {
    return path(part) + "/qr.svg";
  }

  /** Makes every earlier link void, and sends away the screens that use one. */
  public void renew(Viewer viewer, Seen seen) {
    if (!seen.standing().moderates() && !seen.standing().produces()) {
      throw new NotFound();
    }
    db.useTransaction(handle -> {
      handle.attach(StageStore.class).renew(seen.part().id());
      live.recheck(handle, seen.part().id().value(), Audience.STAGE);
    });
    noted.by(viewer, seen, "room.stage-link");
  }

  /** The part whose screen the link is for; empty when it is not ours, or void. */
  public Optional<PartId> of(String token) {
    return tokens
        .read(Tokens.Purpose.STAGE, token)
        .filter(claim ->
            claim.generation()
                == db.withExtension(
                        StageStore.class, store -> store.generation(new PartId(claim.id())))
                    .orElse(FIRST))
        .map(claim -> new PartId(claim.id()));
  }

  private String path(PartId part) {
    var generation = db.withExtension(StageStore.class, store -> store.generation(part));
    return "/stage/" + tokens.issue(Tokens.Purpose.STAGE, part.value(), generation.orElse(FIRST));
  }

  private static void mustRun(Seen seen) {
    var standing = seen.standing();
    if (!standing.moderates() && !standing.onPanel() && !standing.produces()) {
      throw new NotFound();
    }
  }
}
