package io.breakwater.orchestrator.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Kills an instance at a chosen point: every call through a port has two, one before it takes
 * effect and one after. What is killed does nothing more. Confined to one thread.
 */
final class CrashPoints {

  /** No {@code Exception}, so that nothing can catch it and tidy up: a killed process cannot. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private int left;

  private CrashPoints(int left) {
    this.left = left;
  }

  static CrashPoints killAt(int point) {
    return new CrashPoints(point);
  }

  static CrashPoints none() {
    return new CrashPoints(0);
  }

  /** The port, with a crash point before and after each call. */
  <T> T watch(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              pass();
              try {
                return method.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                pass();
              }
            }));
  }

  private void pass() {
    if (left > 0 && --left == 0) {
      throw new Killed();
    }
  }
}
