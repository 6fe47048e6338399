package no.ordstyrer.live;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.ordstyrer.OpenPage;
import no.ordstyrer.SettableClock;
import no.ordstyrer.TestDatabase;
import no.ordstyrer.access.NotFound;
import no.ordstyrer.db.Database;
import no.ordstyrer.i18n.Language;
import no.ordstyrer.web.Web;
import org.jdbi.v3.core.Jdbi;

/**
 * A room of notes, with servers of a cluster on it: what the tests of the live change are held in.
 */
final class LiveRoom {
  static final long PART = 7;

  final HikariDataSource source = Database.pool(TestDatabase.fresh(), 8);
  final Jdbi db = Database.open(source);
  final Set<String> banned = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> soon = new ConcurrentHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  LiveRoom() {
    db.useHandle(
        handle -> handle.execute("create table note (id bigint primary key, text text not null)"));
  }

  Node node() {
    return new Node();
  }

  /** Closed with the room. */
  OpenPage keep(OpenPage page) {
    open.add(page);
    return page;
  }

  /** One server of a cluster. */
  final class Node implements AutoCloseable {
    final Live live = new Live(db, new SettableClock(Instant.parse("2030-09-12T08:00:00Z")));
    final Javalin javalin;

    Node() {
      live.renders("note", (_, _, language, subject) -> note(language, subject));
      live.counts((_, _) ->
          Map.of(
              "notes",
              db.withHandle(
                  handle -> handle.select("select count(*) from note").mapTo(Long.class).one())));
      javalin =
          Javalin.create(
                  config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.wsBeforeUpgrade("/live", ctx -> live.admit(ctx, admission(ctx)));
                    config.routes.ws("/live", live::socket);
                    config.routes.get("/changes", ctx -> live.changes(ctx, admission(ctx)));
                    config.routes.exception(NotFound.class, (_, ctx) -> ctx.status(404));
                  })
              .start(0);
      live.start(source);
      open.add(this);
    }

    OpenPage page(String as) throws Exception {
      var audience = as.equals("moderator") ? Audience.MODERATORS : Audience.ATTENDEES;
      var page =
          new OpenPage(
              "http://localhost:" + javalin.port() + "/live?as=" + as,
              Map.of(),
              live.version(PART, audience),
              as.matches("\\d+") ? live.version(PART, Audience.me(Long.parseLong(as))) : null);
      open.add(page);
      return page.open();
    }

    @Override
    public void close() {
      live.close();
      javalin.stop();
    }
  }

  private Optional<String> note(Language language, String subject) {
    return db.withHandle(handle ->
        handle
            .createQuery("select text from note where id = ?")
            .bind(0, Long.parseLong(subject.substring(5)))
            .mapTo(String.class)
            .findOne()
            .map(text ->
                "<li id=\"%s\">%s (%s)</li>"
                    .formatted(Live.elementId(subject), text, language.tag())));
  }

  /** What happens once she has been let in at the door and is asked again, right after the yes. */
  void afterTheSecondYes(String as, Runnable happens) {
    soon.put(as, () -> soon.put(as, happens));
  }

  private Admission admission(Context ctx) {
    var as = Web.query(ctx, "as");
    return _ -> {
      var answer = listening(as);
      Objects.<Runnable>requireNonNullElse(soon.remove(as), () -> {}).run();
      return answer;
    };
  }

  private Optional<Listening> listening(String as) {
    return "nobody".equals(as) || banned.contains(as)
        ? Optional.empty()
        : Optional.of(
            new Listening(
                PART,
                "moderator".equals(as) ? Audience.MODERATORS : Audience.ATTENDEES,
                as.matches("\\d+") ? Long.valueOf(as) : null,
                null,
                Language.NB));
  }

  void write(Node node, Audience audience, long id, String text) {
    db.useTransaction(handle -> {
      handle.execute(
          "insert into note values (?, ?) on conflict (id) do update set text = excluded.text",
          id,
          text);
      node.live.changed(handle, PART, audience, "note:" + id);
    });
  }

  void erase(Node node, long id) {
    db.useTransaction(handle -> {
      handle.execute("delete from note where id = ?", id);
      node.live.changed(handle, PART, Audience.ATTENDEES, "note:" + id);
    });
  }

  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    source.close();
  }
}
