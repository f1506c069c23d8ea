package io.breakwater.localstack.torture.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.breakwater.localstack.torture.agent.Weaver.Weave;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What is done wrong, so that the tests have something to find. */
public final class Mutants {
  private static final ClassDesc HERE = ClassDesc.of(Mutants.class.getName());
  private static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
  private static final ClassDesc OUTCOME =
      ClassDesc.of("io.breakwater.execution.broker.SendOutcome");
  private static final ClassDesc CLIENT_ORDER_ID_TYPE =
      ClassDesc.of("io.breakwater.execution.broker.ClientOrderId");
  private static final Consumer<CodeBuilder> NOTHING = _ -> {};

  /** Mark failed on timeout: the mistake of most trading bots. */
  static final Weave UNCLEAR_IS_REJECTED =
      new Weave(
          NOTHING,
          code ->
              code.invokestatic(
                      HERE,
                      "rejectionOf",
                      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                  .checkcast(OUTCOME));

  /** The method does nothing; only for one that returns nothing. */
  static final Weave SKIPPED = new Weave(CodeBuilder::return_, NOTHING);

  /** Send again under a new id: the mistake of the rest. Of (path, body), the body is replaced. */
  static final Weave NEW_ID_FOR_EACH_COPY =
      new Weave(
          code ->
              code.aload(1)
                  .aload(2)
                  .invokestatic(
                      HERE, "underNewId", MethodTypeDesc.of(BYTES, ConstantDescs.CD_String, BYTES))
                  .astore(2),
          NOTHING);

  /** Remember keys in memory: the mistake of who forgets that there may be a second gateway. */
  static final Weave KEYS_OF_ONE_GATEWAY =
      new Weave(
          NOTHING,
          code ->
              code.invokestatic(
                      HERE,
                      "ownKey",
                      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                  .checkcast(CLIENT_ORDER_ID_TYPE));

  private static final Set<String> UNCLEAR = Set.of("Unclear", "NotSent", "Throttled", "Duplicate");
  private static final String CLIENT_ORDER_ID = "\"client_order_id\":\"";
  private static final AtomicLong COPIES = new AtomicLong();

  private Mutants() {}

  /** The refusal that an unclear outcome is passed off as; a clear one stays what it is. */
  public static Object rejectionOf(Object outcome) throws ReflectiveOperationException {
    Class<?> type = outcome.getClass();
    if (!UNCLEAR.contains(type.getSimpleName())) {
      return outcome;
    }
    String refused = type.getName().substring(0, type.getName().indexOf('$')) + "$Refused";
    Constructor<?> constructor =
        Class.forName(refused, true, type.getClassLoader())
            .getDeclaredConstructor(int.class, String.class);
    return constructor.newInstance(500, "naive: " + outcome);
  }

  /** The same order, and an id that no copy of it had before. */
  public static byte[] underNewId(String path, byte[] json) {
    if (!"/v2/orders".equals(path)) {
      return json;
    }
    String prefix = CLIENT_ORDER_ID + "n" + COPIES.incrementAndGet() + "-";
    return new String(json, UTF_8).replace(CLIENT_ORDER_ID, prefix).getBytes(UTF_8);
  }

  /** The key as only this process knows it. */
  public static Object ownKey(Object key) throws ReflectiveOperationException {
    return key.getClass()
        .getDeclaredConstructor(String.class)
        .newInstance("p" + ProcessHandle.current().pid() + "-" + key);
  }
}
