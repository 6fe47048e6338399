package no.ordstyrer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.ordstyrer.db.Database;
import no.ordstyrer.db.Readiness;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void an_unknown_command_is_refused_with_the_ones_there_are() {
    assertThat(run(Map.of(), "dance")).isEqualTo(Main.WRONG);
    assertThat(text(err)).contains("dance", "ordstyrer serve", "ordstyrer invite-owner");
  }

  @Test
  void no_command_is_refused_too() {
    assertThat(run(Map.of())).isEqualTo(Main.WRONG);
    assertThat(text(err)).contains("ordstyrer serve");
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void every_command_explains_itself(Command command) {
    assertThat(run(Map.of(), command.word(), "--help")).isZero();
    assertThat(text(out)).startsWith("ordstyrer " + command.word());
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void words_that_a_command_does_not_know_are_refused(Command command) {
    assertThat(run(complete(), command.word(), "--nonsense")).isEqualTo(Main.WRONG);
    assertThat(text(err)).contains(command.word());
  }

  @Test
  void there_are_twelve_settings_at_most() {
    assertThat(Setting.values().length + 1).isLessThanOrEqualTo(12);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void every_setting_stands_in_the_readme(Setting setting) throws IOException {
    assertThat(Path.of("../README.md"))
        .content()
        .contains("| `" + setting.variable() + "` | `" + setting.key() + "` |");
  }

  @ParameterizedTest
  @EnumSource(
      value = Setting.class,
      names = {"PUBLIC_URL", "SECRET", "DATABASE_URL", "SMTP_URL", "MAIL_FROM"})
  void a_missing_setting_is_named_in_one_line(Setting missing) {
    var environment = new HashMap<>(complete());
    environment.remove(missing.variable());
    assertThat(run(environment, "serve")).isEqualTo(Main.WRONG);
    assertThat(text(err).lines()).hasSize(1);
    assertThat(text(err)).contains(missing.variable() + " is missing", missing.meaning());
  }

  @ParameterizedTest
  @CsvSource({
    "PUBLIC_URL, arena.etat.example",
    "PUBLIC_URL, ftp://arena.etat.example",
    "PUBLIC_URL, https://arena.etat.example/here",
    "PUBLIC_URL, https://a b",
    "SECRET, too short to be one",
    "DATABASE_URL, mysql://localhost/ordstyrer",
    "SMTP_URL, mail.example",
    "SMTP_URL, smtp://mail.example?tls=perhaps",
    "MAIL_FROM, nobody",
    "PORT, eighty",
    "PORT, 70000",
    "ACCESS_LOG, perhaps"
  })
  void a_wrong_setting_is_named_in_one_line_without_its_value(Setting wrong, String value) {
    var environment = new HashMap<>(complete());
    environment.put(wrong.variable(), value);
    assertThat(run(environment, "serve")).isEqualTo(Main.WRONG);
    assertThat(text(err).lines()).hasSize(1);
    assertThat(text(err)).contains(wrong.variable() + " is wrong").doesNotContain(value);
  }

  @Test
  void the_properties_file_gives_what_the_environment_does_not() throws IOException {
    var file = folder.resolve("ordstyrer.properties");
    Files.writeString(file, "public-url = https://fil.example\nport = 9090\n");
    var environment = new HashMap<>(complete());
    environment.put(Setting.FILE, file.toString());
    environment.put(Setting.PORT.variable(), "9191");
    environment.remove(Setting.PUBLIC_URL.variable());
    var installation = Installation.of(environment);
    assertThat(installation.settings().publicUrl()).hasHost("fil.example");
    assertThat(installation.port()).isEqualTo(9191);
  }

  @Test
  void a_word_in_the_file_that_is_no_setting_is_told() throws IOException {
    var file = folder.resolve("ordstyrer.properties");
    Files.writeString(file, "publicurl = https://fil.example\n");
    assertThat(run(Map.of(Setting.FILE, file.toString()), "serve")).isEqualTo(Main.WRONG);
    assertThat(text(err)).contains(Setting.FILE, "publicurl");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    var missing = folder.resolve("nowhere").toString();
    assertThat(run(Map.of(Setting.FILE, missing), "serve")).isEqualTo(Main.WRONG);
    assertThat(text(err)).contains(Setting.FILE, missing);
  }

  @Test
  void a_database_that_does_not_answer_is_told_in_one_line() {
    assertThat(run(complete(), "migrate")).isEqualTo(Main.FAILED);
    assertThat(text(err).lines()).hasSize(1);
    assertThat(text(err)).contains("The database does not answer");
  }

  /** The driver would repeat the failing row, and with it names and addresses, into the log. */
  @Test
  void what_the_database_complains_of_names_nobody() {
    var environment = onDatabase(TestDatabase.fresh());
    var db = Database.open(Installation.of(environment).database());
    var complaint =
        assertThrows(
            JdbiException.class,
            () ->
                db.useHandle(handle ->
                    handle.execute(
                        "insert into account (email, name) values (?, ?)",
                        "navngitt@etat.example",
                        "Navn Navnesen")));
    assertThat(complaint.getMessage())
        .contains("not-null constraint")
        .doesNotContain("navngitt", "Navnesen");
  }

  @Test
  void migrate_and_invite_owner_make_a_first_arena_and_a_link_that_opens_it() {
    var database = TestDatabase.empty();
    var environment = onDatabase(database);
    assertThat(new Readiness(database).now()).isFalse();
    assertThat(run(environment, "migrate")).isZero();
    assertThat(new Readiness(database).now()).isTrue();

    assertThat(run(environment, "invite-owner", "ny-arena", "eier@etat.example")).isZero();
    assertThat(text(out)).startsWith("https://ordstyrer.example/sign-in/");
    assertThat(run(environment, "invite-owner", "ny-arena", "andre@etat.example")).isZero();
    var owners =
        Database.open(database)
            .withHandle(handle ->
                handle
                    .createQuery(
                        "select count(*) from arena_member m join arena a on a.id = m.arena_id"
                            + " where a.slug = 'ny-arena' and m.role = 'OWNER'")
                    .mapTo(int.class)
                    .one());
    assertThat(owners).isEqualTo(2);
    assertThat(run(environment, "invite-owner", "studio", "eier@etat.example"))
        .isEqualTo(Main.FAILED);
    assertThat(text(err)).contains("studio is reserved");
  }

  @Test
  void what_the_night_would_forget_is_told_and_kept() {
    var database = TestDatabase.empty();
    var environment = onDatabase(database);
    assertThat(run(environment, "migrate")).isZero();
    var db = Database.open(database);
    db.useHandle(handle ->
        handle.execute(
            "insert into suppressed_address (address, why, at)"
                + " values ('borte@etat.example', '5.1.1', now() - interval '2 years')"));
    assertThat(run(environment, "retention-trial")).isZero();
    assertThat(text(out)).contains("bounced\t1").doesNotContain("borte@etat.example");
    assertThat(Dump.tablesWith(db, "borte@etat.example")).containsExactly("suppressed_address");
    assertThat(run(environment, "retention-trial", "now")).isEqualTo(Main.WRONG);
  }

  private int run(Map<String, String> environment, String... words) {
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment)
        .run(List.of(words));
  }

  /** Right in every setting; nothing listens at the database's port. */
  private static Map<String, String> complete() {
    return Map.of(
        "ORDSTYRER_PUBLIC_URL", "https://ordstyrer.example",
        "ORDSTYRER_SECRET", "a secret of the tests, thirty-two characters",
        "ORDSTYRER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/ordstyrer",
        "ORDSTYRER_SMTP_URL", "smtp://127.0.0.1:1",
        "ORDSTYRER_MAIL_FROM", "ordstyrer@ordstyrer.example");
  }

  private static Map<String, String> onDatabase(DataSource database) {
    var environment = new HashMap<>(complete());
    environment.put(Setting.DATABASE_URL.variable(), ((PGSimpleDataSource) database).getUrl());
    environment.put(Setting.DATABASE_USER.variable(), "postgres");
    return environment;
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
