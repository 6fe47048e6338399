package no.ordstyrer.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import no.ordstyrer.TestDatabase;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoresTest {
  private final Jdbi db = Database.open(TestDatabase.empty());

  interface Small {
    @SqlQuery("select 1")
    int one();
  }

  interface Large {
    @SqlQuery("select 1")
    int one();

    @SqlQuery("select 2")
    int two();

    @SqlQuery("select 3")
    int three();

    default int five() {
      return two() + three();
    }
  }

  interface Names {
    record Name(String givenName, @Nullable String familyName) {}

    @SqlQuery("select 'Anne' as given_name, 'Lie' as family_name")
    Name straight();

    @SqlQuery("select 'Lie' as family_name, 'Anne' as given_name")
    Name turned();

    @SqlQuery("select 'Anne' as given_name")
    Name half();
  }

  /** Counts how often Jdbi copies its whole configuration. */
  public static final class Copies implements JdbiConfig<Copies> {
    private final AtomicInteger made;

    public Copies() {
      this(new AtomicInteger());
    }

    private Copies(AtomicInteger made) {
      this.made = made;
    }

    @Override
    public Copies createCopy() {
      made.incrementAndGet();
      return new Copies(made);
    }
  }

  @Test
  void a_store_costs_what_is_called_of_it_and_not_what_else_it_can() {
    var small = copies(Small.class, Small::one);

    assertThat(small).isPositive();
    assertThat(copies(Large.class, Large::one)).isEqualTo(small);
    assertThat(copies(Large.class, Large::five)).isGreaterThan(small);
  }

  @Test
  void a_row_goes_by_the_names_of_its_columns_in_every_query() {
    for (var time = 0; time < 2; time++) {
      assertThat(name(Names::straight)).isEqualTo(new Names.Name("Anne", "Lie"));
      assertThat(name(Names::turned)).isEqualTo(new Names.Name("Anne", "Lie"));
      assertThat(name(Names::half)).isEqualTo(new Names.Name("Anne", null));
    }
  }

  @Test
  void a_store_is_itself_and_nothing_else() {
    db.useHandle(handle -> {
      var one = handle.attach(Small.class);
      assertThat(Set.of(one, handle.attach(Small.class))).hasSize(2).contains(one);
      assertThat(one.toString()).contains("Small");
    });
  }

  private <S> int copies(Class<S> type, ToIntFunction<S> call) {
    var made = db.getConfig(Copies.class).made;
    db.withExtension(type, call::applyAsInt); // What is found out once is found out.
    var before = made.get();
    assertThat(db.withExtension(type, call::applyAsInt)).isPositive();
    return made.get() - before;
  }

  private Names.Name name(Function<Names, Names.Name> query) {
    return db.withExtension(Names.class, query::apply);
  }
}
