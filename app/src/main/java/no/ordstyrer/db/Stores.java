package no.ordstyrer.db;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.ExtensionFactory;
import org.jdbi.v3.core.extension.ExtensionMetadata;
import org.jdbi.v3.core.extension.ExtensionMetadata.ExtensionHandlerInvoker;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.extension.HandleSupplier;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Attaches stores to a handle as {@link SqlObjectFactory} does, but makes ready only the method
 * that is called. Jdbi makes them all ready each time, with a copy of its whole configuration for
 * each; a store of twenty methods of which one is called was half of what a request cost.
 */
final class Stores implements ExtensionFactory {
  private final ExtensionFactory sqlObjects;
  private final Map<Class<?>, Boolean> accepted = new ConcurrentHashMap<>();

  /** Jdbi keeps them too, but in the configuration of a handle, which is gone with it. */
  private final Map<Class<?>, ExtensionMetadata> known = new ConcurrentHashMap<>();

  private Stores(ExtensionFactory sqlObjects) {
    this.sqlObjects = sqlObjects;
  }

  /** Takes the place of the factory that is there. */
  static void install(Extensions extensions) {
    extensions.register(new Stores(extensions.findFactory(SqlObjectFactory.class).orElseThrow()));
  }

  @Override
  public boolean accepts(Class<?> type) {
    return accepted.computeIfAbsent(type, sqlObjects::accepts);
  }

  /** The proxy is made here. */
  @Override
  public Set<FactoryFlag> getFactoryFlags() {
    return EnumSet.of(FactoryFlag.DONT_USE_PROXY);
  }

  @Override
  public <E> E attach(Class<E> type, HandleSupplier handle) {
    var config = handle.getConfig();
    var metadata =
        known.computeIfAbsent(
            type, store -> config.get(Extensions.class).findMetadata(store, sqlObjects));
    var own = metadata.createInstanceConfiguration(config);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Attached(metadata, handle, own)));
  }

  /** One store on one handle; like that it belongs to one thread. */
  private static final class Attached implements InvocationHandler {
    private final ExtensionMetadata metadata;
    private final HandleSupplier handle;
    private final ConfigRegistry config;
    private final Map<Method, ExtensionHandlerInvoker> ready = new HashMap<>();

    Attached(ExtensionMetadata metadata, HandleSupplier handle, ConfigRegistry config) {
      this.metadata = metadata;
      this.handle = handle;
      this.config = config;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // A proxy is itself and nothing else.
    public @Nullable Object invoke(Object store, Method method, Object @Nullable [] arguments) {
      return switch (method.getName()) {
        case "equals" -> arguments != null && store == arguments[0];
        case "hashCode" -> System.identityHashCode(store);
        case "toString" -> metadata.extensionType().getName();
        default ->
            ready
                .computeIfAbsent(
                    method,
                    called -> metadata.createExtensionHandlerInvoker(store, called, handle, config))
                .invoke(arguments);
      };
    }
  }
}
