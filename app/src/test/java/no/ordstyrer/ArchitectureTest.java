package no.ordstyrer;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The map of the house, held by a test. A room may call only the rooms before it in this list. */
class ArchitectureTest {
  private static final List<String> ROOMS =
      List.of(
          "db",
          "access",
          "i18n",
          "web",
          "jobs",
          "live",
          "mail",
          "account",
          "arena",
          "series",
          "calendar",
          "registration",
          "question",
          "poll",
          "panel",
          "room",
          "archive",
          "studio",
          "api");
  private static final List<String> VOICES = List.of("question", "poll", "panel");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("no.ordstyrer");

  @Test
  void every_package_is_a_room_on_the_list() {
    var rooms =
        HOUSE.stream()
            .map(type -> type.getPackageName().replace("no.ordstyrer", ""))
            .filter(name -> !name.isEmpty())
            .map(name -> name.substring(1).replaceAll("\\..*", ""))
            .filter(name -> !name.equals("templates"))
            .distinct()
            .toList();
    assertThat(rooms).isSubsetOf(ROOMS);
  }

  @Test
  void rooms_call_only_the_rooms_before_them() {
    for (var i = 0; i < ROOMS.size() - 1; i++) {
      var later =
          ROOMS.subList(i + 1, ROOMS.size()).stream()
              .map(room -> "no.ordstyrer." + room + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("no.ordstyrer." + ROOMS.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void the_voices_never_call_each_other() {
    for (var voice : VOICES) {
      var others =
          VOICES.stream()
              .filter(other -> !other.equals(voice))
              .map(other -> "no.ordstyrer." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("no.ordstyrer." + voice + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void there_are_no_cycles() {
    slices()
        .matching("no.ordstyrer.(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            resideInAPackage("no.ordstyrer.."), resideInAPackage("no.ordstyrer.templates.."))
        .check(HOUSE);
  }

  @Test
  void sql_stays_in_stores_and_stores_stay_home() {
    classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate().check(HOUSE);
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Pages")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi..")
        .check(HOUSE);
  }

  @Test
  void the_domain_does_not_know_that_it_is_on_the_web() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Pages")
        .and()
        .resideOutsideOfPackages(
            "no.ordstyrer",
            "no.ordstyrer.web..",
            "no.ordstyrer.live..",
            "no.ordstyrer.api..",
            "no.ordstyrer.templates..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javalin..")
        .check(HOUSE);
  }
}
