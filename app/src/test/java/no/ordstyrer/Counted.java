package no.ordstyrer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements that one class makes, whoever else uses the database meanwhile. */
public final class Counted {
  private final String who;
  private final AtomicInteger statements = new AtomicInteger();

  public Counted(Class<?> who) {
    this.who = who.getName();
  }

  /** How many since the last time that this was asked. */
  public int statements() {
    return statements.getAndSet(0);
  }

  public DataSource through(DataSource source) {
    return proxy(
        DataSource.class,
        source,
        (name, found) -> found instanceof Connection one ? connection(one) : found);
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (name, found) -> {
          if (name.equals("prepareStatement") && mine()) {
            statements.incrementAndGet();
          }
          return found;
        });
  }

  private boolean mine() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(who)));
  }

  private interface Seeing {
    Object seen(String method, Object found);
  }

  private static <T> T proxy(Class<T> type, T real, Seeing seeing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return seeing.seen(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
