package io.breakwater.execution.simulation;

import io.breakwater.execution.order.ClaimLostException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Makes each call of a port to the database a step, which the database may also not answer. */
final class Steps {

  private Steps() {}

  static <T> T around(Class<T> port, T real, Gateway gateway, World world) {
    Chance chance = world.chance;
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              gateway.step();
              if (chance.strikes(1)) {
                throw new Away("the database is away");
              }
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                Throwable cause = e.getCause();
                if (cause instanceof ClaimLostException) {
                  world.saw(Happening.CLAIM_WENT_TO_ANOTHER);
                }
                throw cause;
              }
              if (chance.strikes(1)) {
                throw new Away("the database did not confirm");
              }
              return result;
            }));
  }
}
