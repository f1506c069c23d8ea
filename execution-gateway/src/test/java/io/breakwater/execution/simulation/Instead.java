package io.breakwater.execution.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A port of which one method does something else. */
final class Instead {

  private Instead() {}

  /** What is done instead. */
  @FunctionalInterface
  interface Of {
    @Nullable Object call(Real real, Object[] arguments) throws Throwable;
  }

  /** What would have been done. */
  @FunctionalInterface
  interface Real {
    @Nullable Object call(Object... arguments) throws Throwable;
  }

  static <T> T of(Class<T> port, T real, String name, Of instead) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) ->
                method.getName().equals(name)
                    ? instead.call(with -> invoke(method, real, with), arguments)
                    : invoke(method, real, arguments)));
  }

  private static @Nullable Object invoke(Method method, Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
